/** Compares chosen configurations afresh: the same analysis as the report's, with one of them as the baseline. */
import { analyzeRuns } from '../../src/analyze/index.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import type { Attachments, Run } from '../../src/report/run.ts';
import type { Benchmark, Comparison, Configuration, Metric, RunRecord } from '../../src/report/schema.ts';
import type { FlipPair } from '../../src/report/samples-schema.ts';
import type { ReportIndex } from '../../src/report/select.ts';

/** What may be fixed for one call; absent means: as the report says. */
export interface CompareChoices {
  readonly metric: Metric;
  readonly test?: NonNullable<BenchmarkSpec['test']>;
  readonly resamples?: number;
}

const noAttachments: Attachments = { history: () => null, samples: () => null, log: () => null };

/** A configuration against the first, and how both judged the same samples where their predictions are at hand. */
export interface ComparedAgain {
  readonly configuration: Configuration;
  readonly comparison: Comparison | null;
  readonly flips: FlipPair | null;
}

/**
 * A run as ingest would have given it, with its configuration's identity as the group. The benchmark's id is its study: that
 * is how a run fits a benchmark without conditions, wherever its folder stands.
 */
const asRun = (run: RunRecord, configuration: Configuration, benchmark: string): Run => ({
  ...run,
  group: configuration.id,
  name: configuration.name,
  study: benchmark,
  primaryMetric: null,
  task: { dataset: null, version: null, split: null, sampleCount: null },
  notes: null,
  params: configuration.params,
  metricFacts: {},
  finalValue: {},
  reported: run.status,
  provenance: {},
});

/**
 * Every further configuration against the first, as one family of their own. The result lists them in the order of
 * `configurations`; the sign is always: that one minus the first.
 */
export function compareAgain(
  index: ReportIndex,
  benchmark: Benchmark,
  configurations: readonly Configuration[],
  choices: CompareChoices & { readonly attachments: Attachments | null },
): readonly ComparedAgain[] {
  const { metric } = choices;
  const runs = configurations.flatMap((configuration) =>
    index.runsOf(benchmark.id, configuration.id).map((run) => asRun(run, configuration, benchmark.id)),
  );
  const { level, alpha, seed, sd, duplicates, correction } = benchmark.settings;
  const spec: BenchmarkSpec = {
    id: benchmark.id,
    file: 'the command line',
    runs: {},
    metrics: {
      [metric.id]: {
        key: metric.key,
        label: metric.label,
        better: metric.better,
        replication: metric.replication,
        ...(metric.minEffect === null ? {} : { minEffect: metric.minEffect }),
      },
    },
    onlyListedMetrics: true,
    primary: metric.id,
    ...{ level, alpha, seed, sd, duplicates, correction },
    test: choices.test ?? benchmark.settings.test,
    resamples: choices.resamples ?? benchmark.settings.resamples,
  };
  const { report } = analyzeRuns({
    runSet: { runs, attachments: choices.attachments ?? noAttachments, diagnostics: [], redactions: [] },
    specs: [{ ...spec, baseline: configurations[0]!.name }],
    settings: { title: '', roots: [], rawUrl: null, redact: false },
    generatorVersion: '',
  });
  const again = report.benchmarks[0];
  return configurations.slice(1).map((configuration) => {
    const own = again?.configurations.find((item) => item.name === configuration.name);
    const comparison = again?.comparisons.find(
      (item) => item.reference === 'baseline' && item.metric === metric.id && item.candidate === own?.id,
    );
    const baseline = again?.baseline;
    const flips = again?.samples?.flips.find((pair) => pair.a === baseline && pair.b === own?.id);
    return { configuration, comparison: comparison ?? null, flips: flips ?? null };
  });
}
