/**
 * How fast ten thousand MLflow runs are read, against `cat` of the same tree.
 *
 *     node tests/bench/mlflow-runs.ts [runs]
 *
 * Prints the ratio of processor time; the aim is at most 3.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catSeconds } from './cat.ts';
import { readFolder } from '../ingest/support/read.ts';

const count = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-mlflow-'));

function writeRun(experiment: string, number: number): void {
  const id = number.toString(16).padStart(32, '0');
  const run = join(experiment, id);
  for (const part of ['params', 'metrics', 'tags', 'artifacts']) mkdirSync(join(run, part), { recursive: true });
  const start = 1754589325688 + number;
  writeFileSync(
    join(run, 'meta.yaml'),
    `artifact_uri: file:///x/${id}/artifacts\nend_time: ${start + 1000}\nentry_point_name: ''\nexperiment_id: '7'\nlifecycle_stage: active\nrun_id: ${id}\nrun_name: calm-hare-${number}\nrun_uuid: ${id}\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: ${start}\nstatus: 3\ntags: []\nuser_id: me\n`,
  );
  const params = {
    lr: 10 ** -(1 + (number % 4)),
    batch_size: 2 ** (number % 6),
    optimizer: ['sgd', 'adam'][number % 2]!,
    seed: number % 10,
    layers: number % 5,
  };
  for (const [name, value] of Object.entries(params)) writeFileSync(join(run, 'params', name), String(value));
  for (const [metric, name] of ['train_loss', 'val_loss', 'val_acc'].entries()) {
    const lines = Array.from(
      { length: 20 },
      (_, step) => `${start + step} ${(metric + 1) / (step + 1 + (number % 7))} ${step}\n`,
    );
    writeFileSync(join(run, 'metrics', name), lines.join(''));
  }
  for (const [name, value] of Object.entries({
    'mlflow.user': 'me',
    'mlflow.source.git.commit': 'abc',
    'mlflow.runName': 'x',
  })) {
    writeFileSync(join(run, 'tags', name), value);
  }
}

const total = (used: NodeJS.CpuUsage): number => (used.user + used.system) / 1e6;

try {
  const experiment = join(folder, 'mlruns', '7');
  mkdirSync(experiment, { recursive: true });
  writeFileSync(join(experiment, 'meta.yaml'), "experiment_id: '7'\nlifecycle_stage: active\nname: bench\n");
  for (let number = 0; number < count; number++) writeRun(experiment, number);
  catSeconds(folder);
  const floor = Math.min(catSeconds(folder), catSeconds(folder));
  const started = process.cpuUsage();
  const { runs } = readFolder(folder);
  const time = total(process.cpuUsage(started));
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${runs.length} MLflow runs: ${time.toFixed(2)} s of processor, cat ${floor.toFixed(2)} s: ratio ${(time / floor).toFixed(2)} (aim: at most 3), ${megabytes} MB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
