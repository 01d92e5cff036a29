/**
 * How fast twenty thousand generic runs of four files are read, against `cat` of the same tree.
 *
 *     node tests/bench/generic-runs.ts [runs]
 *
 * Prints the ratio of processor time (user and system, this process and its threads); the aim is at most 2. TMPDIR on a memory disk keeps
 * the machine's disk out of both numbers.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestRoots } from '../../src/ingest/index.ts';
import { catSeconds } from './cat.ts';

function writeRun(sweep: string, number: number): void {
  const model = ['mlp', 'cnn', 'transformer', 'svm'][number % 4]!;
  const seed = Math.floor(number / 4) % 10;
  const hash = number.toString(16).padStart(8, '0');
  const run = join(sweep, `strong_augment_${model}_20260301_${String(number % 1e6).padStart(6, '0')}_${hash}`);
  mkdirSync(run);
  const lr = 10 ** -(1 + (Math.floor(number / 40) % 5));
  writeFileSync(
    join(run, 'config.yaml'),
    `name: ${model}\nmodel: ${model}\nseed: ${seed}\ntraining:\n  lr: ${lr.toFixed(6)}\n  epochs: 20\n  batch_size: ${16 * (1 + (Math.floor(number / 200) % 50))}\n  optimizer: adamw\ndataset:\n  name: fsdd\n  split: test\ntags: [bench, ${model}]\n`,
  );
  const accuracy = 0.8 + ((number * 7919) % 1000) / 10_000;
  const metrics = { accuracy, macro_f1: accuracy - 0.01, loss: 1 - accuracy, train_seconds: 12.5 + (number % 7) };
  writeFileSync(join(run, 'metrics.json'), JSON.stringify(metrics, null, 2));
  const rows = Array.from(
    { length: 20 },
    (_, epoch) => `${epoch},${(2 / (epoch + 1)).toFixed(5)},${(accuracy - 1 / (epoch + 5)).toFixed(5)},0.001`,
  );
  writeFileSync(join(run, 'history.csv'), `epoch,train_loss,val_accuracy,lr\n${rows.join('\n')}\n`);
  const log = Array.from({ length: 20 }, (_, epoch) => `2026-03-01 12:00:${10 + epoch} INFO epoch ${epoch} done`);
  writeFileSync(join(run, 'train.log'), `${log.join('\n')}\n`);
}

const [runs = '20000', folder] = process.argv.slice(2);

if (folder === undefined) {
  const made = mkdtempSync(join(tmpdir(), 'bench-generic-'));
  try {
    for (let number = 0; number < Number(runs); number++) {
      const sweep = join(made, `sweep-${Math.floor(number / 1000)}`);
      if (number % 1000 === 0) mkdirSync(sweep);
      writeRun(sweep, number);
    }
    // In a process of its own: what this one has loaded and written does not count.
    process.stdout.write(execFileSync(process.execPath, [import.meta.filename, runs, made], { encoding: 'utf8' }));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
} else {
  catSeconds(folder);
  const floors = [catSeconds(folder), catSeconds(folder), catSeconds(folder)];
  const started = process.cpuUsage();
  const found = ingestRoots({ roots: [{ label: 'results', path: folder }], redact: true });
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  const floor = Math.min(...floors);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${found.runs.length} generic runs: ${seconds.toFixed(2)} s of processor (${(user / 1e6).toFixed(2)} user), cat ${floor.toFixed(2)} s: ratio ${(seconds / floor).toFixed(2)} (aim: at most 2), ${megabytes} MB`,
  );
}
