/** Small results folders that a site must bear: one benchmark each, written by code, so that what is odd about it is said. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A name that closes tags, opens others, and says so in several scripts. */
export const markupName = '<img src=x onerror="alert(1)">&amp;</td></script><b>bold</b> `code` {{x}} ${y} שלום مرحبا';

/** A name of 300 characters, half of them without a place to break. */
export const longName = `${'a very long name of many words '.repeat(5)}${'unbroken'.repeat(19)}`.slice(0, 300);

interface OddRun {
  readonly sweep: string;
  readonly name: string;
  readonly seed: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  /** Null leaves the file out. */
  readonly metrics: Readonly<Record<string, number | string | null>> | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Values that look like measurements, the same in every build. */
const noise = (at: number): number => ((at * 7919 + 104_729) % 1009) / 1009 - 0.5;

const score = (place: number, seed: number): number =>
  Number((0.7 + 0.02 * place + 0.02 * noise(31 * place + seed)).toFixed(4));

const history = (end: number): string =>
  [
    'epoch,train_loss,val_loss',
    ...[1, 2, 3, 4].map((epoch) => `${epoch},${(2 / epoch).toFixed(3)},${(end + 1 / epoch).toFixed(3)}`),
  ].join('\n');

const rewardPredictions = (place: number): string =>
  [
    'sample_id,label,predicted,correct,question,length_reward,judge_reward',
    ...Array.from({ length: 24 }, (_, row) => {
      const right = noise(row * 13 + place * 5) + place * 0.1 > 0;
      return `item ${row},${row % 3},${right ? row % 3 : (row + 1) % 3},${right},What is ${row} modulo 3?,${(noise(row + 40 * place) + 1).toFixed(3)},${((right ? 1 : 0) + 0.4 * noise(row * 3 + place)).toFixed(3)}`;
    }),
  ].join('\n');

function writeRun(results: string, run: OddRun, at: number): void {
  const folder = join(results, run.sweep, `run_${String(at).padStart(4, '0')}`);
  const files: Record<string, string> = {
    'config.json': JSON.stringify(
      { name: run.name, seed: run.seed, ...run.params, ...(run.tags === undefined ? {} : { tags: run.tags }) },
      null,
      1,
    ),
    ...(run.metrics === null ? {} : { 'metrics.json': JSON.stringify(run.metrics) }),
    'metadata.json': JSON.stringify({ status: 'completed', timestamp: '2026-03-01T12:00:00Z', ...run.metadata }),
    ...run.files,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const grid = (places: number, seeds: number): { readonly place: number; readonly seed: number }[] =>
  Array.from({ length: places * seeds }, (_, at) => ({ place: Math.floor(at / seeds), seed: at % seeds }));

/** What is odd, by sweep: each is a benchmark of its own. */
const sweeps: Readonly<Record<string, () => readonly Omit<OddRun, 'sweep'>[]>> = {
  'names-with-markup': () =>
    grid(3, 3).map(({ place, seed }) => ({
      name: [markupName, '"><svg onload=alert(2)>', "it's 100% | a|b *c* _d_ \\e"][place]!,
      seed,
      params: { '<b>key</b>': `<i>${place}</i>`, note: place === 0 ? '</script><script>alert(3)</script>' : 'plain' },
      tags: ['<u>tag</u>', '"quoted"'],
      metrics: { accuracy: score(place, seed), '<em>f1</em>': score(place, seed) - 0.1 },
      files: { 'history.csv': history(place), 'train.log': '<h1>log</h1>\n\u001b[31mred\u001b[0m & done' },
      metadata: { git_commit: 'abcdef0123456789abcdef0123456789abcdef01', git_branch: '<branch>' },
    })),
  'names-of-300': () =>
    grid(3, 2).map(({ place, seed }) => ({
      name: `${longName.slice(0, 298)}-${place}`,
      seed,
      params: { [`${'long_key_'.repeat(12)}${place}`]: 'v'.repeat(250), model: longName.slice(100, 220) + place },
      tags: ['t'.repeat(120)],
      metrics: { accuracy: score(place, seed), [`${'metric_name_'.repeat(10)}loss`]: 1 - score(place, seed) },
      files: { 'history.csv': history(place) },
    })),
  'metric-of-some': () =>
    grid(4, 3).map(({ place, seed }) => ({
      name: `model-${place}`,
      seed,
      params: { width: 2 ** place },
      metrics: {
        accuracy: score(place, seed),
        ...(place === 1 ? { f1: score(place, seed) } : {}),
        ...(place === 2 && seed === 0 ? { auc: 0.8 } : {}),
      },
    })),
  'all-failed': () =>
    grid(2, 2).map(({ place, seed }) => ({
      name: `broken-${place}`,
      seed,
      params: { lr: 10 ** place },
      metrics: place === 0 ? null : { accuracy: 'NaN' },
      files: {
        'train.log': 'Traceback (most recent call last):\n  File "train.py", line 1\nRuntimeError: CUDA out of memory',
      },
      metadata: { status: 'failed', error: 'RuntimeError: CUDA out of memory' },
    })),
  'metrics-only': () =>
    grid(3, 5).map(({ place, seed }) => ({
      name: `plain-${place}`,
      seed,
      params: { depth: place },
      metrics: { accuracy: score(place, seed) },
    })),
  'one-run': () => [{ name: 'alone', seed: 0, params: { lr: 0.1 }, metrics: { accuracy: 0.5, loss: 1.25 } }],
  'one-configuration': () =>
    grid(1, 5).map(({ place, seed }) => ({
      name: 'alone',
      seed,
      params: { lr: 0.1 },
      metrics: { accuracy: score(place, seed) },
      files: { 'history.csv': history(seed) },
    })),
  'no-numbers': () =>
    grid(2, 1).map(({ place, seed }) => ({
      name: `silent-${place}`,
      seed,
      params: { lr: place },
      metrics: { comment: 'none', accuracy: null },
    })),
  'equal-values': () =>
    grid(3, 3).map(({ place, seed }) => ({
      name: `same-${place}`,
      seed,
      params: { lr: place },
      metrics: { accuracy: 1, loss: 0 },
    })),
  'great-and-small': () =>
    grid(2, 3).map(({ place, seed }) => ({
      name: `scale-${place}`,
      seed,
      params: { lr: 1e-12 * (place + 1) },
      metrics: {
        reward: (place - 0.5) * 1e15 * (1 + 0.01 * noise(seed)),
        perplexity: 1e-9 * (1 + place + 0.1 * noise(seed + 7 * place)),
        flops: 3e21,
      },
    })),
  // Each task is of its own difficulty, and no configuration leads on all of them.
  'several-tasks': () =>
    grid(5, 4).map(({ place, seed }) => ({
      name: `solver-${'abcde'[place]}`,
      seed,
      params: { depth: 2 ** place },
      metrics: Object.fromEntries(
        ['arithmetic', 'geometry', 'logic', 'reading', 'translation'].map((task, at) => [
          `${task}.accuracy`,
          Number((score(place + (at === 2 ? -2 * place : 0), seed + 5 * at) - 0.08 * at).toFixed(4)),
        ]),
      ),
    })),
  rewards: () =>
    grid(3, 2).map(({ place, seed }) => ({
      name: `judge-${place}`,
      seed,
      params: { place },
      metrics: { accuracy: score(place, seed) },
      files: { 'predictions.csv': rewardPredictions(place) },
    })),
};

/** Benchmarks that {@link writeOddResults} writes, by the name of their sweep. */
export const oddSweeps: readonly string[] = Object.keys(sweeps);

/** Writes all of them below a folder of results. */
export function writeOddResults(results: string): void {
  for (const [sweep, runs] of Object.entries(sweeps))
    runs().forEach((run, at) => writeRun(results, { ...run, sweep }, at));
}

/** Many configurations of one benchmark, a seed or more each. */
export function writeManyConfigurations(
  results: string,
  options: {
    readonly sweep?: string;
    readonly configurations: number;
    readonly seeds: number;
    readonly cost?: boolean;
  },
): void {
  grid(options.configurations, options.seeds).forEach(({ place, seed }, at) =>
    writeRun(
      results,
      {
        sweep: options.sweep ?? 'many',
        name: `m${place % 25}-w${Math.floor(place / 25)}`,
        seed,
        params: { model: `m${place % 25}`, width: Math.floor(place / 25) },
        metrics: {
          accuracy: 0.5 + 0.2 * noise(place) + 0.02 * noise(at),
          loss: 1 + noise(at + 7),
          ...(options.cost ? { latency_ms: 20 + noise(at + 3) } : {}),
        },
      },
      at,
    ),
  );
}
