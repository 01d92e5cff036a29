/** What the statistics of a report mean: one entry for each that it uses, in the words of its pages. */
import type { AcrossTasks, Report } from '../report/schema.ts';
import { assumptionOf } from './assumptions.ts';
import { importanceMeaning, importanceName } from './importance-methods.ts';
import { effectName, methodName, testName } from './methods.ts';

/** A statistic with its meaning. */
export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}

/** Statistics of one kind. */
export interface DefinitionGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Definition[];
}

/** The first pattern that fits the name of a method says what it means. */
const methods: readonly (readonly [RegExp, string])[] = [
  [
    /^interval of the paired t/,
    'The mean of the differences of shared seeds, plus and minus t times its standard error. What the seed does to both sides alike drops out.',
  ],
  [
    /^interval of .*welch/i,
    'The difference of the two means, plus and minus t times its standard error; spreads may differ.',
  ],
  [
    /\bt interval of the mean/,
    'The mean, plus and minus t times sd / √n. Holds its level with few seeds where scores are about normal; it leads here below 20 seeds.',
  ],
  [
    /two-level/i,
    'Seeds and samples are drawn again with replacement, both at once: the spread of training and of the test set together.',
  ],
  [/stratified/i, 'Runs are drawn again with replacement within each task.'],
  [
    /bca/i,
    'The scores are drawn again with replacement many times; the ends are corrected for bias and skew. Too narrow below about 20 seeds.',
  ],
  [
    /percentile/i,
    'The scores are drawn again with replacement many times; the interval is the middle share of the means. Too narrow below about 20 seeds.',
  ],
  [
    /stated standard error/i,
    'The standard error that the tool states, times the quantile of the normal distribution: over its samples only.',
  ],
  [
    /wilson/i,
    'For a share of k in n: all true shares at which the observed one would not surprise. Never leaves 0 to 1.',
  ],
  [/clopper/i, 'For a share of k in n, by the exact binomial distribution: never too narrow, often too wide.'],
  [/clustered/i, 'As the t interval, with samples that belong together counted as one cluster.'],
  [
    /over samples/i,
    'Over the samples that both sides were judged on: the spread of the test set, for these trained models only.',
  ],
];

const corrections: Readonly<Record<string, string>> = {
  'westfall-young':
    'Tests all comparisons of the family together by flipping signs of whole seeds, so that what the comparisons share is not paid for twice. Keeps the chance of any false finding below α.',
  holm: 'The smallest p times the number of tests, the next times one fewer, and so on. Keeps the chance of any false finding below α, whatever the tests share.',
  'benjamini-hochberg':
    'Keeps the expected share of false findings among all findings below α. Weaker than the others: for exploratory metrics.',
  none: 'p as it is. The more tests, the more of them are below α by chance.',
};

const effects: Readonly<Record<string, string>> = {
  'hedges-g': 'The difference of the means in units of the pooled standard deviation, corrected for small n.',
  'hedges-gz': 'The mean difference of shared seeds in units of the sd of those differences, corrected for small n.',
  'cohens-d': 'The difference of the means in units of the pooled standard deviation.',
  'cohens-dz':
    'The mean difference of shared seeds in units of the sd of those differences. Large where the seed moves both sides alike.',
  'glass-delta': 'The difference of the means in units of the standard deviation of the baseline.',
  'cliffs-delta':
    'How much more often a run of the candidate beats one of the baseline than the other way round, from −1 to 1.',
  'probability-of-improvement':
    'How often a run of the candidate beats a run of the baseline; ties count half. 0.5 says nothing.',
};

const intervalMeaning = (method: string): string =>
  methods.find(([pattern]) => pattern.test(method))?.[1] ?? 'A range for the true value at the stated level.';

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

const named = (ids: readonly string[], name: (id: string) => string, meaning: (id: string) => string): Definition[] =>
  unique(ids).map((id) => ({ id, name: name(id), meaning: meaning(id) }));

/** The tests whose unit is the task. */
const testsOver = (across: readonly AcrossTasks[]): readonly string[] =>
  across.flatMap((item) => [
    ...item.comparisons.map((one) => one.test),
    ...((item.ranks?.p ?? null) === null ? [] : ['friedman']),
  ]);

/** The statistics that a report uses, kind by kind; kinds without any are left out. */
export function definitionsOf(report: Report): readonly DefinitionGroup[] {
  const { benchmarks } = report;
  const comparisons = benchmarks.flatMap((benchmark) => benchmark.comparisons);
  const across = benchmarks.flatMap((benchmark) => benchmark.acrossTasks ?? []);
  const intervals = [
    ...benchmarks.flatMap((benchmark) =>
      benchmark.summaries.flatMap((item) => item.intervals.map((one) => one.method)),
    ),
    ...comparisons.map((item) => item.difference.method),
    ...across.flatMap((item) => item.aggregates.map((one) => one.method)),
  ];
  const flips = benchmarks.some((benchmark) => (benchmark.samples?.flips.length ?? 0) > 0);
  const tests = [
    ...comparisons.flatMap((item) => item.tests.map((test) => test.id)),
    ...(flips ? ['mcnemar'] : []),
    ...testsOver(across),
  ];
  const families = benchmarks.flatMap((benchmark) =>
    benchmark.families.flatMap((item) => item.correction.split(' and ')),
  );
  const known = families.filter((id) => corrections[id] !== undefined);
  const measures = benchmarks.flatMap((benchmark) =>
    benchmark.hyperparameters.flatMap((item) => item.importance.map((one) => one.method)),
  );
  const groups = [
    {
      id: 'intervals',
      title: 'Intervals',
      entries: named(
        intervals.filter((id) => id !== ''),
        methodName,
        intervalMeaning,
      ),
    },
    {
      id: 'tests',
      title: 'Tests, and what each assumes',
      entries: named(tests, testName, (id) => assumptionOf(id) ?? 'A significance test.'),
    },
    { id: 'corrections', title: 'Corrections', entries: named(known, methodName, (id) => corrections[id]!) },
    {
      id: 'effects',
      title: 'Effect sizes',
      entries: named(
        comparisons.flatMap((item) => item.effects.map((effect) => effect.id)),
        effectName,
        (id) => effects[id] ?? 'A difference in units that compare across metrics.',
      ),
    },
    {
      id: 'importance',
      title: 'Measures of association',
      entries: named(measures, importanceName, (id) => importanceMeaning(id) ?? 'A measure of association.'),
    },
  ];
  return groups.filter((group) => group.entries.length > 0);
}
