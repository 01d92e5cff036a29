/** Reports for tests: made ones of any size, with simple but consistent statistics. */
import { rasterizer } from '../../scripts/site/rasterize.ts';
import { parseReport } from '../../src/report/parse.ts';
import { indexReport } from '../../src/report/select.ts';
import type {
  Benchmark,
  Comparison,
  Configuration,
  Metric,
  Report,
  RunRecord,
  Summary,
} from '../../src/report/schema.ts';
import type { ConfigurationDetail } from '../../src/report/samples-schema.ts';
import type { ExportInput, PublishedSite } from '../../src/exports/export.ts';
import { testFonts } from './fonts.ts';

/** What a made benchmark holds: a name and its values on the primary metric by seed; null is a failed run. */
export interface MadeBenchmark {
  readonly id?: string;
  readonly title?: string;
  readonly scores: Readonly<Record<string, readonly (number | null)[]>>;
  readonly better?: 'higher' | 'lower';
  readonly baseline?: string;
  readonly tested?: boolean;
  readonly params?: (name: string) => Readonly<Record<string, string | number | boolean | null>>;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sdOf = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
};
const rounded = (value: number): number => Number(value.toPrecision(15));
const none = (reason: string) => ({ value: null, reason });
const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

const accuracy = (better: 'higher' | 'lower'): Metric => ({
  id: 'accuracy',
  key: 'accuracy',
  task: null,
  label: 'accuracy',
  unit: null,
  better,
  role: 'primary',
  replication: 'seed',
  minEffect: 0.005,
  bounds: [0, 1],
  highVarianceScale: null,
  description: 'Share of the samples that are right.',
  inferred: [],
});

const latency: Metric = {
  ...accuracy('lower'),
  id: 'latency_ms',
  key: 'latency.ms',
  label: 'latency',
  unit: 'ms',
  role: 'cost',
  minEffect: null,
  bounds: [0, null],
  description: null,
};

function summaryOf(configuration: string, metric: string, values: readonly (number | null)[]): Summary {
  const known = numbers(values);
  const n = known.length;
  const sorted = [...known].sort((a, b) => a - b);
  const sd = n < 2 ? null : sdOf(known);
  const half = sd === null ? null : (2.26 * sd) / Math.sqrt(n);
  const middle = n === 0 ? null : rounded(mean(known));
  const or = (value: number | undefined | null, reason: string) =>
    value === undefined || value === null ? none(reason) : rounded(value);
  return {
    configuration,
    metric,
    n,
    nFailed: values.length - n,
    nDiverged: 0,
    mean: or(middle, 'no run gave a value'),
    sd: or(sd, n === 1 ? 'one value has no spread' : 'no run gave a value'),
    min: or(sorted[0], 'no run gave a value'),
    max: or(sorted.at(-1), 'no run gave a value'),
    median: or(sorted[Math.floor(n / 2)], 'no run gave a value'),
    iqm: or(middle, 'no run gave a value'),
    intervals:
      n === 0
        ? []
        : [
            {
              method: 't',
              level: 0.95,
              low: half === null ? null : rounded(middle! - half),
              high: half === null ? null : rounded(middle! + half),
              reason: half === null ? 'one value has no interval' : null,
              warnings: [],
            },
          ],
    flags:
      values.length > n
        ? [{ code: 'failed-seeds', message: `${values.length - n} of ${values.length} seeds failed.` }]
        : [],
  };
}

function compare(
  metric: Metric,
  baseline: Summary,
  candidate: Summary,
  family: string,
  reference: 'baseline' | 'leader',
): Comparison {
  const value =
    typeof baseline.mean === 'number' && typeof candidate.mean === 'number'
      ? rounded(candidate.mean - baseline.mean)
      : null;
  const spread =
    typeof baseline.sd === 'number' && typeof candidate.sd === 'number' ? Math.hypot(baseline.sd, candidate.sd) : null;
  const half = spread === null ? null : (2.26 * spread) / Math.sqrt(Math.max(1, candidate.n));
  const known = value !== null && half !== null;
  const improves = value === null || value === 0 ? null : value > 0 === (metric.better === 'higher');
  const sure = known && Math.abs(value) > half;
  const p = known ? Math.min(1, Math.exp(-2 * Math.abs(value / (half || 1e-9)))) : null;
  return {
    metric: metric.id,
    baseline: baseline.configuration,
    candidate: candidate.configuration,
    reference,
    pairing: 'by-seed',
    n: Math.min(baseline.n, candidate.n),
    seeds: Array.from({ length: Math.min(baseline.n, candidate.n) }, (_, i) => String(i)),
    seedsLeftOut: [],
    difference: {
      value: value ?? none('one side has no value'),
      low: known ? rounded(value - half) : null,
      high: known ? rounded(value + half) : null,
      level: 0.95,
      method: 't',
    },
    improves,
    tests: [
      {
        id: 'sign-flip',
        statistic: value,
        p,
        pCorrected: p === null ? null : Math.min(1, rounded(p * 2)),
        minimumP: 0.001953125,
        family,
        decides: true,
        reason: p === null ? 'one side has no value' : null,
        warnings: [],
      },
      {
        id: 'wilcoxon',
        statistic: 3,
        p,
        pCorrected: null,
        minimumP: 0.001953125,
        family: null,
        decides: false,
        reason: null,
        warnings: [],
      },
    ],
    effects: [
      {
        id: 'hedges-g',
        value: known ? rounded(value / (spread || 1)) : null,
        low: null,
        high: null,
        level: null,
        magnitude: null,
        reason: known ? null : 'one side has no value',
      },
    ],
    verdict: !sure
      ? known && Math.abs(value) < 0.002
        ? 'no practical difference'
        : 'cannot be decided'
      : improves === true
        ? 'better'
        : 'worse',
    exploratory: metric.role !== 'primary',
    reason: {
      code: sure ? 'significant' : 'straddles',
      message: sure ? 'The corrected p is at most 0.05.' : 'The interval includes zero.',
    },
    seedsNeeded: sure ? null : { power: 0.8, atObserved: 6, atSmallest: null, smallest: null },
    warnings: [],
  };
}

function runsOf(
  benchmark: string,
  configuration: Configuration,
  values: readonly (number | null)[],
  at: number,
): RunRecord[] {
  return values.map((value, seed): RunRecord => {
    const failed = value === null;
    const instant = new Date(Date.UTC(2026, 10, 21, 3, 0, (at * values.length + seed) % 3000)).toISOString();
    const error = {
      type: 'ValueError',
      message: `max_mask=32 | must be <b>smaller</b> than \`20\``,
      traceback: null,
      logTail: 'Traceback (most recent call last)\n```\nValueError: max_mask',
    };
    return {
      id: configuration.runIds[seed]!,
      slug: configuration.runIds[seed]!,
      benchmark,
      configuration: configuration.id,
      sweep: 'sweep',
      folder: `results/${configuration.runIds[seed]!}`,
      seed: String(seed),
      seedKey: 'seed',
      status: failed ? 'failed' : 'completed',
      statusReason: failed ? 'metadata.json says failed' : 'metadata.json says completed',
      counted: !failed,
      metrics: failed ? {} : { accuracy: value, 'latency.ms': rounded(1 + value) },
      finalValue: { usual: 'declared', except: {} },
      stated: {},
      provenance: {},
      volatile: {},
      startedAt: instant,
      finishedAt: null,
      durationSeconds: 12.5,
      git: { commit: '0123456789abcdef0123456789abcdef01234567', branch: 'main', dirty: false, remote: null },
      environment: { python: '3.11.2' },
      error: failed ? error : null,
      files: [],
      reader: 'test',
      attachments: { history: false, samples: false, log: failed },
      attempts: 1,
      lineage: { reproduces: null, parent: null },
      tags: [],
      warnings: [],
    };
  });
}

const slugOf = (name: string, i: number): string =>
  `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'configuration'
  }-${i}`;

function makeBenchmark(made: MadeBenchmark): { readonly benchmark: Benchmark; readonly runs: readonly RunRecord[] } {
  const id = made.id ?? 'bench';
  const names = Object.keys(made.scores);
  const metric = accuracy(made.better ?? 'higher');
  const configurations = names.map((name, i): Configuration => {
    const slug = slugOf(name, i);
    const values = made.scores[name]!;
    return {
      id: slug,
      name,
      slug,
      params: made.params?.(name) ?? { 'model.name': name, 'optimizer.lr': 0.01 * (i + 1), epochs: 20 },
      tags: [],
      runIds: values.map((_, seed) => `${id}-${slug}-${seed}`),
      seeds: values.flatMap((value, seed) => (value === null ? [] : [String(seed)])),
      marker: { colour: i % 4, shape: Math.floor(i / 4) % 4 },
      notes: null,
    };
  });
  const summaries = configurations.flatMap((item) => {
    const values = made.scores[item.name]!;
    return [
      summaryOf(item.id, 'accuracy', values),
      summaryOf(
        item.id,
        'latency_ms',
        values.map((value) => (value === null ? null : 1 + value)),
      ),
    ];
  });
  const sign = metric.better === 'higher' ? -1 : 1;
  const byMetric = (key: string): Summary[] => summaries.filter((item) => item.metric === key);
  const rank = (key: string, direction: number): Benchmark['rankings'][number] => {
    const sorted = byMetric(key)
      .filter((item) => item.n > 0)
      .sort((a, b) => direction * (Number(a.mean) - Number(b.mean)));
    const tested = made.tested ?? true;
    const tie = tested ? Math.min(2, sorted.length) : 1;
    return {
      metric: key,
      method: tested ? 'max-t over joint sign flips' : 'mean, ties shown',
      rows: sorted.map((item, i) => ({
        configuration: item.configuration,
        rankLow: tested && i < tie ? 1 : i + 1,
        rankHigh: tested && i < tie ? tie : i + 1,
        tier: tested ? (i < tie ? 1 : i < 5 ? 2 : 3) : i + 1,
        pBest: none('not computed'),
        meanRank: i + 1,
      })),
      leadingTier: sorted.slice(0, tie).map((item) => item.configuration),
      criticalDifference: null,
      unranked: byMetric(key)
        .filter((item) => item.n === 0)
        .map((item) => ({ configuration: item.configuration, reason: 'every run failed' })),
      stability:
        sorted.length < 2
          ? []
          : [
              {
                check: 'median',
                message: 'The same lead under the median.',
                leaders: [sorted[0]!.configuration],
                changes: false,
              },
            ],
      warnings: [],
    };
  };
  const rankings = configurations.length === 0 ? [] : [rank('accuracy', sign), rank('latency_ms', 1)];
  const baseline = configurations.find((item) => item.name === made.baseline)?.id ?? null;
  const comparisons: Comparison[] = [];
  const families: Benchmark['families'] = [];
  for (const item of [metric, latency]) {
    const base = byMetric(item.id).find((summary) => summary.configuration === baseline);
    if (base === undefined) continue;
    const family = `${item.id}-baseline`;
    for (const candidate of byMetric(item.id))
      if (candidate !== base) comparisons.push(compare(item, base, candidate, family, 'baseline'));
    families.push({
      id: family,
      metric: item.id,
      description: `every candidate against the baseline on ${item.label}`,
      size: configurations.length - 1,
      correction: 'westfall-young',
      alpha: 0.05,
      minimumP: 0.001953125,
      exploratory: item.role !== 'primary',
    });
  }
  const rows = rankings[0]?.rows ?? [];
  const lead = byMetric('accuracy').find((item) => item.configuration === rows[0]?.configuration);
  if (lead !== undefined && (made.tested ?? true)) {
    for (const row of rows.slice(1, 3)) {
      const candidate = byMetric('accuracy').find((item) => item.configuration === row.configuration)!;
      comparisons.push(compare(metric, lead, candidate, 'accuracy-baseline', 'leader'));
    }
  }
  const runs = configurations.flatMap((item, i) => runsOf(id, item, made.scores[item.name]!, i));
  const last =
    runs
      .map((run) => run.startedAt!)
      .sort()
      .at(-1) ?? null;
  const benchmark: Benchmark = {
    id,
    title: made.title ?? 'A benchmark',
    description: 'Configurations on one task.',
    inferred: false,
    inferences: [],
    parameters: [],
    primaryMetric: 'accuracy',
    baseline,
    baselineReason: baseline === null ? 'No baseline is stated.' : 'The benchmark file states it.',
    settings: {
      level: 0.95,
      alpha: 0.05,
      test: 'auto',
      correction: 'auto',
      resamples: 10_000,
      seed: 0,
      sd: 'sample',
      duplicates: 'latest',
      highVarianceThreshold: 0.01,
    },
    hardware: '2 CPU cores',
    reproduce: { command: 'python3 train.py --seeds 10', notes: null },
    source: { title: 'Digits', url: 'https://example.org/digits', license: 'CC BY 4.0' },
    factors: [],
    tasks: [{ id: 'digits/test', dataset: 'Digits', version: 'v1', split: 'test', sampleCount: 300 }],
    metrics: [metric, latency],
    configurations,
    summaries,
    rankings,
    families,
    comparisons,
    hyperparameters: [],
    hyperparameterModels: [],
    acrossTasks: null,
    samples: null,
    rewards: null,
    failures: runs
      .filter((run) => run.status === 'failed')
      .map((run) => ({
        run: run.id,
        configuration: run.configuration,
        status: run.status,
        reason: run.statusReason,
        error: { type: run.error!.type, message: run.error!.message, logTail: run.error!.logTail },
        attempts: 1,
      })),
    costs: [],
    lastRunAt: last,
  };
  return { benchmark, runs };
}

/** A Report of made benchmarks, checked against the schema. */
export function makeReport(benchmarks: readonly MadeBenchmark[], title = 'A report'): Report {
  const made = benchmarks.map(makeBenchmark);
  const document: Report = {
    schemaVersion: 1,
    generator: { name: 'sweepbook', version: '0.1.0' },
    settings: { title, roots: ['results'], rawUrl: null, redact: true },
    redactions: [],
    benchmarks: made.map((item) => item.benchmark),
    runs: made.flatMap((item) => item.runs),
    diagnostics: [],
  };
  return parseReport(document, 'made');
}

/** `count` values around `middle`, the same for the same arguments. */
export const spreadScores = (middle: number, count: number, spread = 0.01): number[] =>
  Array.from({ length: count }, (_, i) => rounded(middle + spread * Math.sin(7 * i + 1e3 * middle)));

/** Five configurations, ten seeds, a tie in front, a failed seed, a baseline. */
export const ordinary = (): Report =>
  makeReport([
    {
      title: 'Digits: augmentation',
      baseline: 'none/mlp',
      scores: {
        'none/svm_rbf': spreadScores(0.987, 10, 0.004),
        'time_mask/svm_rbf': spreadScores(0.986, 10, 0.004),
        'none/mlp': spreadScores(0.96, 10),
        'strong/mlp': [...spreadScores(0.961, 9), null],
        'none/logreg': spreadScores(0.938, 10),
      },
    },
  ]);

/** A site with an address, closed to robots. */
export const testSite: PublishedSite = {
  url: 'https://example.org/report/',
  public: false,
  experimentPdfs: false,
  paths: {
    benchmark: (benchmark) => `${benchmark}/`,
    experiment: (benchmark, slug) => `${benchmark}/experiments/${slug}/`,
    run: (benchmark, slug) => `${benchmark}/runs/${slug}/`,
    method: (benchmark) => `${benchmark}/method/`,
    failures: () => 'failures/',
  },
  pages: ['', 'bench/', 'failures/'],
};

/** Everything that an export needs, around one Report. */
export const inputOf = (
  document: Report,
  more: Partial<Pick<ExportInput, 'site' | 'drawFigure'>> & { readonly details?: readonly ConfigurationDetail[] } = {},
): ExportInput => ({
  index: indexReport(document),
  detail: (benchmark, configuration) =>
    more.details?.find((item) => item.benchmark === benchmark && item.configuration === configuration) ?? null,
  fonts: testFonts(),
  drawFigure: more.drawFigure ?? null,
  rasterize: rasterizer(testFonts()),
  site: more.site ?? testSite,
});
