/**
 * A made sweep for the benches: `node tests/bench/made-runs.ts FOLDER [runs]` writes `FOLDER/results` and
 * `FOLDER/content`. A run depends on its configuration and seed alone, so a larger tree holds the smaller one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRng } from '../../src/stats/rng.ts';

/** Seeds of each configuration, epochs of a history, rows of predictions. */
export const seedsEach = 10;
const epochs = 50;
const samples = 200;
const labels = 5;
const configurationsPerSweep = 20;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const pick = <T>(list: readonly T[], index: number): T => list[Math.floor(index) % list.length]!;

type Rng = ReturnType<typeof createRng>;

/** The sum of twelve uniform numbers less six: near enough to normal for a bench. */
function noise(rng: Rng): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += rng.nextFloat();
  return sum;
}

function configText(c: number, seed: number): string {
  return `config_id: cfg-${pad(c, 4)}
name: cfg-${pad(c, 4)}
seed: ${seed}
model:
  arch: ${pick(['resnet18', 'convnext_tiny', 'ast_base', 'crnn'], c)}
  depth: ${pick([2, 4, 6, 8], c / 4)}
  width: ${pick([64, 128, 256], c / 16)}
  dropout: ${pick(['0.0', '0.1', '0.2', '0.5'], c / 2)}
  activation: ${pick(['relu', 'gelu'], c / 8)}
  pretrained: ${c % 3 !== 0}
optimizer:
  kind: ${pick(['adamw', 'sgd', 'lion'], c / 3)}
  lr: ${pick(['0.0001', '0.0003', '0.001', '0.003'], c / 5)}
  weight_decay: ${pick(['0.0', '0.01', '0.05'], c / 7)}
  momentum: 0.9
  schedule: ${pick(['cosine', 'linear', 'constant'], c / 11)}
  warmup_steps: ${pick([0, 100, 500], c / 13)}
  grad_clip: 1.0
data:
  name: urban-calls
  split: test
  augment: ${pick(['none', 'specaugment', 'mixup'], c / 6)}
  sample_rate: 16000
  n_mels: ${pick([64, 128], c / 9)}
  batch_size: ${pick([16, 32, 64, 128], c / 10)}
epochs: ${epochs}
precision: ${pick(['fp32', 'bf16'], c / 12)}
`;
}

function metricsText(c: number, accuracy: number, rng: Rng): string {
  const near = (centre: number, sd: number) => Number((centre + sd * noise(rng)).toFixed(6));
  const metrics = {
    accuracy: Number(accuracy.toFixed(6)),
    f1_macro: near(accuracy - 0.02, 0.006),
    precision: near(accuracy - 0.01, 0.008),
    recall: near(accuracy - 0.015, 0.008),
    auroc: near(0.5 + accuracy / 2, 0.004),
    auprc: near(accuracy, 0.01),
    test_loss: near(2.2 * (1 - accuracy), 0.03),
    ece: near(0.04 + 0.1 * (1 - accuracy), 0.004),
    latency_ms: near(8 + (c % 7) * 1.5, 0.4),
    train_minutes: near(30 + (c % 11) * 4, 1.5),
  };
  return `${JSON.stringify(metrics, null, 2)}\n`;
}

function historyText(accuracy: number, rng: Rng): string {
  const rows = ['epoch,train_loss,val_loss,val_accuracy'];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const reached = (accuracy * epoch) / (epoch + 6);
    const cells = [
      2.3 * (1 - reached) + 0.01 * noise(rng),
      2.4 * (1 - reached) + 0.03 * noise(rng),
      reached + 0.008 * noise(rng),
    ];
    rows.push([epoch, ...cells.map((cell) => cell.toFixed(5))].join(','));
  }
  return `${rows.join('\n')}\n`;
}

function predictionsText(accuracy: number, rng: Rng): string {
  const rows = ['sample_id,label,predicted,probability'];
  for (let i = 0; i < samples; i++) {
    const label = (i * 7) % labels;
    const isRight = rng.nextFloat() < accuracy;
    const predicted = isRight ? label : (label + 1 + Math.floor(rng.nextFloat() * (labels - 1))) % labels;
    rows.push(`s${pad(i, 5)},${label},${predicted},${(0.5 + 0.5 * rng.nextFloat()).toFixed(4)}`);
  }
  return `${rows.join('\n')}\n`;
}

/** The files of one run by name. */
export function madeRun(c: number, seed: number): { readonly id: string; readonly files: Record<string, string> } {
  const rng = createRng(`made|${c}|${seed}`);
  const skill = 0.62 + 0.3 * createRng(`made|${c}`).nextFloat();
  const accuracy = Math.min(0.999, Math.max(0.2, skill + 0.012 * noise(rng)));
  const id = `cfg-${pad(c, 4)}_seed-${pad(seed, 2)}`;
  const started = Date.UTC(2026, 0, 1) + (c * 16 + seed) * 600_000;
  const stamp = (minute: number): string => new Date(started + minute * 60_000).toISOString();
  const log = Array.from(
    { length: 40 },
    (_, k) => `${stamp(k)} INFO trainer step ${k * 500} loss ${(2.3 / (k + 1)).toFixed(4)} samples/s ${900 + k}`,
  );
  const metadata = {
    run_id: id,
    config_id: `cfg-${pad(c, 4)}`,
    seed,
    status: 'completed',
    started_at: stamp(0),
    finished_at: stamp(40),
    duration_s: 2400,
    git_commit: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
    hostname: `node${c % 4}`,
    python: '3.11.9',
    framework: 'torch 2.4.1',
    gpu: 'H100',
    lower_is_better: ['test_loss', 'ece', 'latency_ms', 'train_minutes'],
  };
  return {
    id,
    files: {
      'config.yaml': configText(c, seed),
      'metrics.json': metricsText(c, accuracy, rng),
      'history.csv': historyText(accuracy, rng),
      'predictions.csv': predictionsText(accuracy, rng),
      'train.log': `${log.join('\n')}\n`,
      'metadata.json': `${JSON.stringify(metadata, null, 2)}\n`,
    },
  };
}

/** Writes one run below `folder/results` and answers its folder. */
export function writeMadeRun(folder: string, c: number, seed: number): string {
  const { id, files } = madeRun(c, seed);
  const target = join(folder, 'results', `sweep-${pad(Math.floor(c / configurationsPerSweep), 3)}`, id);
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  return target;
}

const description = `title: Urban calls
runs: { sweep: sweep-* }
primary: accuracy
baseline: cfg-0000
metrics:
  accuracy: { better: higher, bounds: [0, 1], minEffect: 0.005 }
`;

/** Writes `runs` runs in a tenth as many configurations, all of one benchmark. */
export function writeMadeRuns(folder: string, runs: number): void {
  mkdirSync(join(folder, 'content/benchmarks'), { recursive: true });
  writeFileSync(join(folder, 'content/benchmarks/urban-calls.yaml'), description);
  for (let at = 0; at < runs; at++) writeMadeRun(folder, Math.floor(at / seedsEach), 1 + (at % seedsEach));
}

if (import.meta.main) {
  const [folder, runs = '1000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node tests/bench/made-runs.ts FOLDER [runs]');
  writeMadeRuns(folder, Number(runs));
}
