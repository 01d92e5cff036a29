/** The method of a benchmark in words, written from its settings and from what the Report holds. */
import { isTested } from './leader-sentences.ts';
import { methodName, testName } from './methods.ts';
import { integer, percent, plainNumber } from './numbers.ts';
import { taskMethod } from './task-sentences.ts';
import { capital, count, listText } from './words.ts';
import type { Benchmark, Comparison, RunRecord } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';

/** A part of the method page. */
export interface MethodSection {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

const distinct = <T extends string>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** All parts that this benchmark has something to say about. */
export function methodText(index: BenchmarkIndex, runs: readonly RunRecord[]): readonly MethodSection[] {
  const { benchmark } = index;
  return [
    data(benchmark, runs),
    description(benchmark),
    ranks(index),
    comparisons(index),
    { id: 'tasks', title: 'Several tasks together', paragraphs: taskMethod(benchmark), items: [] },
    inferred(benchmark),
  ].filter((section) => section.paragraphs.length + section.items.length > 0);
}

/** What intervals and tests are about, by replication unit. */
const unitSentences: Readonly<Record<Benchmark['metrics'][number]['replication'], string>> = {
  seed: 'The replication unit is the seed: intervals and tests tell what another seed would change. They do not tell what another test set would change.',
  sample:
    'The replication unit is the sample, because the tool evaluates one model on many samples: intervals and tests tell what other samples of the same kind would change. They do not tell what training the model again would change.',
  dataset:
    'The replication unit is the dataset: intervals and tests tell what another dataset would change. They do not tell what another seed would change.',
};

function data(benchmark: Benchmark, runs: readonly RunRecord[]): MethodSection {
  const units = distinct(
    benchmark.metrics.filter((metric) => metric.role !== 'info').map((metric) => metric.replication),
  );
  const seedKeys = distinct(runs.flatMap((run) => run.seedKey ?? []));
  const tasks = benchmark.tasks.map(
    (task) =>
      `${task.dataset}${task.version === null ? '' : ` ${task.version}`}${task.split === null ? '' : `, split ${task.split}`}${task.sampleCount === null ? '' : `, ${integer(task.sampleCount)} samples`}.`,
  );
  return {
    id: 'data',
    title: 'What is compared',
    paragraphs: [
      `${count(runs.length, 'run')} in ${count(benchmark.configurations.length, 'configuration')}. Runs with the same params but for the seed belong to one configuration; a configuration is what is ranked.`,
      ...(units.length === 0 ? (['seed'] as const) : units).map((unit) => unitSentences[unit]),
      ...(seedKeys.length === 0
        ? []
        : [
            `The seed is read from ${listText(seedKeys.map((key) => `“${key}”`))}. Of two runs with the same configuration and seed the ${benchmark.settings.duplicates} counts; they are never averaged.`,
          ]),
      ...(benchmark.description === null ? [] : [benchmark.description]),
    ],
    items: tasks,
  };
}

function description(benchmark: Benchmark): MethodSection {
  const { settings } = benchmark;
  const methods = distinct(
    benchmark.summaries.flatMap((summary) => summary.intervals.map((interval) => interval.method)),
  );
  const [first, ...rest] = methods;
  const level = percent(settings.level);
  return {
    id: 'summaries',
    title: 'Means and intervals',
    paragraphs: [
      `± is the ${settings.sd} standard deviation over seeds. It is printed with two significant digits, the mean to the same decimal. One run has a value, no spread and no interval.`,
      ...(first === undefined
        ? []
        : [
            `Leading interval, at ${level}: ${methodName(first)}.${rest.length === 0 ? '' : ` Beside it: ${listText(rest.map(methodName))}, from ${integer(settings.resamples)} resamples.`}`,
          ]),
      `A standard deviation above ${percent(settings.highVarianceThreshold)} of the mean (or above the scale that a metric states) is flagged as high variance.`,
      'A run that failed, diverged, is incomplete or still running has no value. It is counted, shown, and in no mean.',
    ],
    items: benchmark.metrics.flatMap((metric) =>
      metric.minEffect === null
        ? []
        : [
            `The smallest difference that matters on ${metric.label}: ${plainNumber(metric.minEffect)}${metric.unit === null ? '' : ` ${metric.unit}`}.`,
          ],
    ),
  };
}

function ranks(index: BenchmarkIndex): MethodSection {
  const { benchmark } = index;
  const ranking = index.ranking(benchmark.primaryMetric);
  if (ranking === null) return { id: 'ranks', title: 'Ranks', paragraphs: [], items: [] };
  if (ranking.rows.length < 2) {
    const who = ranking.rows.length === 0 ? 'No configuration has' : 'Only one configuration has';
    return {
      id: 'ranks',
      title: 'Ranks',
      paragraphs: [`${who} a value of the primary metric: there is nothing to rank and nothing to test.`],
      items: [],
    };
  }
  if (!isTested(ranking)) {
    return {
      id: 'ranks',
      title: 'Ranks',
      paragraphs: [
        'Configurations are sorted by their mean. No test stands behind this order, so it is called a place, not a rank.',
      ],
      items: [],
    };
  }
  return {
    id: 'ranks',
    title: 'Ranks',
    paragraphs: [
      `Every pair of configurations is tested together (${methodName(ranking.method)}). The rank of a configuration runs from one plus the number that are significantly better to the total less the number that are significantly worse. These intervals hold for all ranks at once at ${percent(1 - benchmark.settings.alpha)} (Mogstad and others 2024).`,
      ...(/\bt tests?\b/.test(ranking.method)
        ? [
            'With t tests behind them they rest on normally distributed scores: with so few seeds no test can do without.',
          ]
        : []),
      'The leading tier is everything that nothing significantly beats. Inside a tier, rows are sorted by the mean; that order is not established.',
      ...ranking.warnings.map((warning) => warning.message),
    ],
    items: ranking.stability.map((item) => item.message),
  };
}

const pairings: Readonly<Record<Comparison['pairing'], string>> = {
  'by-seed': 'by seed: the two runs of a seed are compared with each other',
  'by-sample': 'by sample: two runs are compared on the same samples',
  none: 'not at all: the runs share neither seed nor sample',
};

function comparisons({ benchmark, ...index }: BenchmarkIndex): MethodSection {
  if ((index.ranking(benchmark.primaryMetric)?.rows.length ?? 0) < 2)
    return { id: 'comparisons', title: 'Comparison with the baseline', paragraphs: [], items: [] };
  const all = benchmark.comparisons.filter((item) => item.reference === 'baseline');
  const primary = all.filter((item) => item.metric === benchmark.primaryMetric);
  if (all.length === 0) {
    return {
      id: 'comparisons',
      title: 'Comparison with the baseline',
      paragraphs: [benchmark.baselineReason],
      items: [],
    };
  }
  const deciding = distinct(
    primary.flatMap((item) => item.tests.filter((test) => test.decides).map((test) => testName(test.id))),
  );
  const beside = distinct(
    primary.flatMap((item) => item.tests.filter((test) => !test.decides).map((test) => testName(test.id))),
  );
  const used = distinct(primary.map((item) => item.pairing));
  const differences = distinct(primary.map((item) => item.difference.method));
  const baseline = benchmark.baseline === null ? null : index.configuration(benchmark.baseline);
  return {
    id: 'comparisons',
    title: 'Comparison with the baseline',
    paragraphs: [
      `${baseline === null ? '' : `The baseline is ${baseline.name}. `}${benchmark.baselineReason}`,
      `Configurations are paired ${listText(used.map((kind) => pairings[kind]))}.`,
      `${deciding.length === 0 ? 'No test could be made.' : `What decides: ${listText(deciding)}.`}${beside.length === 0 ? '' : ` Beside it, for the reader: ${listText(beside)}.`} Which test decides follows from the number of seeds and the pairing, never from the data.`,
      `Interval of the difference: ${listText(differences.map(methodName))}.`,
      `Better and worse need a corrected p of at most ${plainNumber(benchmark.settings.alpha)}. A test whose smallest possible p is above that cannot be significant; the page then says so instead of “not significant”.`,
    ],
    items: [],
  };
}

function inferred(benchmark: Benchmark): MethodSection {
  const metrics = benchmark.metrics.flatMap((metric) =>
    metric.inferred.length === 0
      ? []
      : [
          `${capital(metric.label)}: nobody stated its ${listText(metric.inferred)}; inferred from its name and the files.`,
        ],
  );
  return {
    id: 'inferred',
    title: 'What nobody stated',
    paragraphs: benchmark.inferred
      ? [`No file in content/benchmarks describes this benchmark, so it was inferred from the results.`]
      : [],
    items: [...benchmark.inferences, ...metrics],
  };
}
