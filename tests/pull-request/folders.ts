/** Two small results folders, as a pull request would see them: what stands on its base, and what it brings. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs of one configuration: a score per seed, null where the run failed, and which of ten samples were right. */
interface Runs {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly scores: readonly (number | null)[];
  readonly right?: string;
  readonly day: string;
}

const hostile = 'wide | `net` <img src=x> @user [x](javascript:1)';

const baseRuns: readonly Runs[] = [
  { name: 'plain', params: { width: 8 }, scores: [0.8, 0.81, 0.79, 0.8, 0.82, 0.81], right: '1111111100', day: '01' },
  {
    name: 'noise',
    params: { width: 8, noise: 1 },
    scores: [0.88, 0.9, 0.89, 0.91, 0.88, 0.9],
    right: '1111111110',
    day: '01',
  },
  {
    name: hostile,
    params: { width: 64 },
    scores: [0.84, 0.83, 0.85, null, 0.84, 0.83],
    right: '1111111010',
    day: '01',
  },
  { name: 'old', params: { width: 2 }, scores: [0.5, 0.52, 0.51, 0.5, 0.49, 0.5], day: '01' },
];

const headRuns: readonly Runs[] = [
  baseRuns[0]!,
  // Measured again, and worse.
  {
    name: 'noise',
    params: { width: 8, noise: 1 },
    scores: [0.85, 0.86, 0.85, 0.87, 0.84, 0.86],
    right: '1111101100',
    day: '02',
  },
  // Measured again: one seed fails that did not, one that failed is fixed.
  {
    name: hostile,
    params: { width: 64 },
    scores: [0.85, 0.82, 0.86, 0.84, null, 0.84],
    right: '1111111010',
    day: '02',
  },
  {
    name: 'deep',
    params: { width: 8, depth: 4 },
    scores: [0.93, 0.94, 0.92, 0.935, 0.95, 0.94],
    right: '1111111111',
    day: '02',
  },
];

function write(folder: string, runs: readonly Runs[]): void {
  runs.forEach(({ name, params, scores, right, day }, place) => {
    scores.forEach((accuracy, seed) => {
      const run = join(folder, 'results/sweep', `run_${place}_${seed}`);
      mkdirSync(run, { recursive: true });
      const put = (file: string, content: unknown): void => writeFileSync(join(run, file), JSON.stringify(content));
      put('config.json', { name, params, seed, dataset: { name: 'digits', split: 'test' } });
      put('metadata.json', {
        started: `2026-11-${day}T0${seed}:00:00Z`,
        status: accuracy === null ? 'failed' : 'completed',
        ...(accuracy === null ? { error: { type: 'ValueError', message: 'shape | mismatch' } } : {}),
      });
      if (accuracy === null) return;
      put('metrics.json', { accuracy, loss: 1 - accuracy });
      if (right === undefined) return;
      const rows = [...right].map((mark, i) => `s${i},cat,${mark === '1' ? 'cat' : 'dog'}`);
      writeFileSync(join(run, 'predictions.csv'), `sample_id,label,predicted\n${rows.join('\n')}\n`);
    });
  });
}

/** Writes the results and the benchmark file of one side below `folder`. */
export function writeSide(folder: string, side: 'base' | 'head'): void {
  write(folder, side === 'base' ? baseRuns : headRuns);
  mkdirSync(join(folder, 'content/benchmarks'), { recursive: true });
  writeFileSync(
    join(folder, 'content/benchmarks/sweep.yaml'),
    'title: Small nets\nprimary: accuracy\nbaseline: plain\nmetrics: { accuracy: {}, loss: {} }\n',
  );
}
