/** A small benchmark for the tests of figures: two models × two augmentations, five seeds each, and one failed run. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildFigure } from '../../src/figures/build-figure.ts';
import type { Figure, FigureDefinition } from '../../src/figures/figure.ts';
import type { CriticalDifference, FigureInput } from '../../src/figures/input.ts';
import { createTextMeasure } from '../../src/figures/text-metrics.ts';
import { configurationDetail, type ConfigurationDetail } from '../../src/report/samples-schema.ts';
import { benchmark as benchmarkSchema, runRecord, type Benchmark, type RunRecord } from '../../src/report/schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { makeAcrossTasks } from '../helpers/across-tasks.ts';

const require = createRequire(import.meta.url);
const fontFile = (name: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${name}`));

export const fonts = {
  regular: fontFile('400Regular/SourceSans3_400Regular.ttf'),
  semibold: fontFile('600SemiBold/SourceSans3_600SemiBold.ttf'),
};
export const measure = createTextMeasure(fonts);

/** Accuracy of each configuration by seed 0 to 4. */
export const accuracies: Readonly<Record<string, readonly number[]>> = {
  'plain/mlp': [0.9, 0.91, 0.92, 0.93, 0.94],
  'plain/svm': [0.95, 0.95, 0.96, 0.97, 0.97],
  'noise/mlp': [0.9, 0.92, 0.92, 0.92, 0.94],
  'noise/svm': [0.8, 0.82, 0.84, 0.86, 0.88],
};
const names = Object.keys(accuracies);
const idOf = (name: string): string => name.replace('/', '-');

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
/** The t interval of five values: the quantile of t with 4 degrees of freedom is 2.776. */
const interval = (values: readonly number[]) => {
  const half = (2.776 * sd(values)) / Math.sqrt(values.length);
  return { low: mean(values) - half, high: mean(values) + half };
};

const scores = (name: string, metric: string): number[] =>
  accuracies[name]!.map((value) => (metric === 'accuracy' ? value : 100 * (1 - value)));

const metric = (id: string, better: 'higher' | 'lower', role: 'primary' | 'cost', minEffect: number | null) => ({
  id,
  key: id,
  task: null,
  label: id === 'accuracy' ? 'accuracy' : 'training time',
  unit: id === 'accuracy' ? null : 's',
  better,
  role,
  replication: 'seed',
  minEffect,
  bounds: null,
  highVarianceScale: null,
  description: null,
  inferred: [],
});

const configurations = names.map((name) => {
  const [augmentation, model] = name.split('/');
  return {
    id: idOf(name),
    name,
    slug: idOf(name),
    params: { model, 'augmentation.name': augmentation, 'training.lr': model === 'mlp' ? 0.01 : 0.001, layers: '[64]' },
    tags: [],
    runIds: [0, 1, 2, 3, 4].map((seed) => `${idOf(name)}-${seed}`),
    seeds: ['0', '1', '2', '3', '4'],
    marker: { colour: model === 'mlp' ? 0 : 1, shape: augmentation === 'plain' ? 0 : 1 },
    notes: null,
  };
});

const summaries = names.flatMap((name) =>
  ['accuracy', 'train_seconds'].map((id) => {
    const values = scores(name, id);
    const sorted = [...values].sort((a, b) => a - b);
    return {
      configuration: idOf(name),
      metric: id,
      n: 5,
      nFailed: name === 'noise/svm' ? 1 : 0,
      nDiverged: 0,
      mean: mean(values),
      sd: sd(values),
      min: sorted[0],
      max: sorted[4],
      median: sorted[2],
      iqm: mean(sorted.slice(1, 4)),
      intervals: [{ method: 't interval of the mean', level: 0.95, ...interval(values), reason: null, warnings: [] }],
      flags: [],
    };
  }),
);

const order = ['plain/svm', 'plain/mlp', 'noise/mlp', 'noise/svm'];
const rankings = ['accuracy', 'train_seconds'].map((id) => ({
  metric: id,
  method: 'max-t',
  rows: order.map((name, index) => ({
    configuration: idOf(name),
    rankLow: [1, 2, 2, 4][index]!,
    rankHigh: [1, 3, 3, 4][index]!,
    tier: [1, 2, 2, 3][index]!,
    pBest: [1, 0, 0, 0][index]!,
    meanRank: [1, 2.25, 2.75, 4][index]!,
  })),
  leadingTier: ['plain-svm'],
  unranked: [],
  stability: [],
  criticalDifference: null,
  warnings: [],
}));

const comparisons = names
  .filter((name) => name !== 'plain/mlp')
  .map((name) => {
    const differences = accuracies[name]!.map((value, i) => value - accuracies['plain/mlp']![i]!);
    const value = mean(differences);
    return {
      metric: 'accuracy',
      baseline: 'plain-mlp',
      candidate: idOf(name),
      reference: 'baseline',
      pairing: 'by-seed',
      n: 5,
      seeds: ['0', '1', '2', '3', '4'],
      seedsLeftOut: [],
      difference: { value, ...interval(differences), level: 0.95, method: 't interval' },
      improves: value > 0 ? true : value < 0 ? false : null,
      tests: [],
      effects: [],
      verdict: name === 'plain/svm' ? 'better' : name === 'noise/svm' ? 'worse' : 'cannot be decided',
      exploratory: false,
      reason: { code: 'test', message: 'for the test' },
      seedsNeeded: null,
      warnings: [],
    };
  });

const importanceOf = (parameter: string, kind: string, method: string, value: number, byChance: number | null) => ({
  metric: 'accuracy',
  parameter,
  kind,
  n: 4,
  levels: [],
  importance: [
    { method, value, low: value - 0.2, high: value + 0.1, p: 0.02, pCorrected: 0.04, byChance, reason: null },
  ],
  warnings: [],
});

const rawBenchmark = {
  id: 'echo',
  title: 'Echo',
  description: null,
  inferred: false,
  inferences: [],
  parameters: [],
  primaryMetric: 'accuracy',
  baseline: 'plain-mlp',
  baselineReason: 'stated',
  settings: {
    level: 0.95,
    alpha: 0.05,
    test: 'auto',
    correction: 'auto',
    resamples: 10000,
    seed: 0,
    sd: 'sample',
    duplicates: 'latest',
    highVarianceThreshold: 0.01,
  },
  hardware: null,
  reproduce: { command: null, notes: null },
  source: null,
  factors: [
    { parameter: 'model', label: 'model', levels: ['mlp', 'svm'], channel: 'colour' },
    { parameter: 'augmentation.name', label: 'augmentation', levels: ['noise', 'plain'], channel: 'shape' },
  ],
  tasks: [],
  metrics: [metric('accuracy', 'higher', 'primary', 0.005), metric('train_seconds', 'lower', 'cost', null)],
  configurations,
  summaries,
  rankings,
  families: [],
  comparisons,
  hyperparameters: [
    importanceOf('training.lr', 'numeric', 'spearman', -0.4, null),
    importanceOf('model', 'categorical', 'eta-squared', 0.7, 0.25),
  ],
  hyperparameterModels: [
    {
      metric: 'accuracy',
      kind: 'grid',
      method: 'sums of squares of a balanced full grid',
      n: 20,
      terms: [
        { parameters: ['augmentation.name'], df: 1, fraction: 0.2, cellFraction: 0.21 },
        { parameters: ['model'], df: 1, fraction: 0.6, cellFraction: 0.63 },
        { parameters: ['augmentation.name', 'model'], df: 1, fraction: 0.15, cellFraction: 0.16 },
      ],
      higherOrderFraction: 0,
      residualFraction: 0.05,
      outOfBagR2: null,
      warnings: [],
    },
  ],
  failures: [],
  costs: configurations.map((item) => ({
    configuration: item.id,
    nRuns: 5,
    meanDurationSeconds: 90,
    totalDurationSeconds: 450,
    money: null,
  })),
  acrossTasks: makeAcrossTasks(['plain-svm', 'noise-mlp', 'noise-svm', 'plain-mlp'], 'accuracy'),
  samples: null,
  rewards: null,
  lastRunAt: null,
};

const rawRun = (name: string, seed: number, status: 'completed' | 'failed') => ({
  id: `${idOf(name)}-${status === 'failed' ? 'failed' : seed}`,
  slug: `${idOf(name)}-${seed}`,
  benchmark: 'echo',
  configuration: idOf(name),
  sweep: null,
  folder: 'results/x',
  seed: String(seed),
  seedKey: 'seed',
  status,
  statusReason: 'stated',
  counted: status === 'completed',
  metrics:
    status === 'completed'
      ? { accuracy: accuracies[name]![seed]!, train_seconds: 100 * (1 - accuracies[name]![seed]!) }
      : {},
  finalValue: { usual: 'declared', except: {} },
  stated: {},
  provenance: {},
  volatile: {},
  startedAt: `2026-11-21T03:0${seed}:00Z`,
  finishedAt: null,
  durationSeconds: 60 + 15 * seed,
  git: null,
  environment: {},
  error: null,
  files: [],
  reader: 'folder',
  attachments: { history: true, samples: true, log: false },
  attempts: null,
  lineage: { reproduces: null, parent: null },
  tags: [],
  warnings: [],
});

export const benchmark: Benchmark = benchmarkSchema.parse(rawBenchmark);
export const runs: RunRecord[] = [
  ...names.flatMap((name) => [0, 1, 2, 3, 4].map((seed) => rawRun(name, seed, 'completed'))),
  rawRun('noise/svm', 5, 'failed'),
].map((run) => runRecord.parse(run));

const bin = (low: number, n: number, probability: number, k: number) => ({
  low,
  high: low + 0.1,
  n,
  meanProbability: n === 0 ? { value: null, reason: 'empty bin' } : probability,
  accuracy: {
    k,
    n,
    value: n === 0 ? { value: null, reason: 'empty bin' } : k / n,
    low: n === 0 ? null : Math.max(0, k / n - 0.1),
    high: n === 0 ? null : Math.min(1, k / n + 0.1),
    level: 0.95,
    method: 'wilson',
  },
});

export const detail: ConfigurationDetail = configurationDetail.parse({
  benchmark: 'echo',
  configuration: 'plain-mlp',
  curves: [
    {
      column: 'val_loss',
      x: 'epoch',
      runs: 5,
      xs: [1, 2, 3, 4],
      median: [1.2, 0.6, null, 0.25],
      q25: [1.1, 0.5, null, 0.2],
      q75: [1.3, 0.7, null, 0.31],
      n: [5, 5, 0, 5],
      points: 4,
    },
    {
      column: 'lr',
      x: 'epoch',
      runs: 5,
      xs: [1, 2, 3],
      median: [0.1, 0.01, 0.001],
      q25: [0.1, 0.01, 0.001],
      q75: [0.1, 0.01, 0.001],
      n: [5, 5, 5],
      points: 3,
    },
  ],
  confusion: [
    {
      scope: 'all',
      run: null,
      seed: null,
      runs: 5,
      labels: ['cat', 'dog', 'owl'],
      counts: [
        [45, 5, 0],
        [10, 38, 2],
        [0, 0, 50],
      ],
      folded: 0,
      total: 150,
    },
  ],
  perClass: [],
  calibration: {
    runs: 5,
    n: 150,
    bins: [bin(0.3, 4, 0.35, 2), bin(0.4, 0, 0, 0), bin(0.6, 46, 0.66, 20), bin(0.9, 100, 0.95, 96)],
    ece: 0.0716,
    eceBySeed: [],
    warnings: [],
  },
});

export const criticalDifferenceData: CriticalDifference = {
  metric: 'accuracy',
  blocks: 'seeds',
  nBlocks: 5,
  meanRanks: [
    { configuration: 'noise-svm', meanRank: 4 },
    { configuration: 'plain-svm', meanRank: 1 },
    { configuration: 'plain-mlp', meanRank: 2.5 },
    { configuration: 'noise-mlp', meanRank: 2.5 },
  ],
  criticalDifference: 2.1,
  groups: [['plain-svm', 'plain-mlp', 'noise-mlp'], ['plain-mlp', 'noise-mlp', 'noise-svm'], ['noise-svm']],
  method: 'Friedman test, p = 0.0046; Nemenyi, α = 0.05',
};

/** An input with everything that any figure asks for. */
export const fullInput: FigureInput = {
  index: indexBenchmark(benchmark),
  runs,
  metric: 'accuracy',
  against: 'train_seconds',
  detail: (configuration) => (configuration === 'plain-mlp' ? detail : null),
  column: 'val_loss',
  parameter: 'augmentation.name',
  criticalDifference: criticalDifferenceData,
};

/** The full input with some of it replaced. */
export const inputWith = (over: Partial<FigureInput>): FigureInput => ({ ...fullInput, ...over });

/** The full input on a changed benchmark. */
export const inputOn = (over: Partial<Benchmark>): FigureInput =>
  inputWith({ index: indexBenchmark({ ...benchmark, ...over }) });

/** A figure that must exist. */
export function built(definition: FigureDefinition, input: FigureInput = fullInput): Figure {
  const figure = buildFigure(definition, input, measure);
  if (figure === null) throw new Error(`${definition.id} does not apply`);
  return figure;
}

/** The rows of data of the layer with a name. */
export function layerData(figure: Figure, name = 'main', view = 0): readonly Record<string, unknown>[] {
  const layer = figure.views[view]!.spec.layer.find((item) => item.name === name);
  const data: unknown = layer?.data;
  if (typeof data !== 'object' || data === null || !('values' in data) || !Array.isArray(data.values)) {
    throw new Error(`no data in layer ${name} of ${figure.id}`);
  }
  return data.values;
}
