/** Captions: what the numbers of a table are, so that it can stand alone in a paper. */
import { methodName, testName } from '../../format/methods.ts';
import { isTested } from '../../format/leader-sentences.ts';
import { integer, percent } from '../../format/numbers.ts';
import { capital, count, listText, replicatesOf } from '../../format/words.ts';
import type { Comparison, Metric } from '../../report/schema.ts';
import { directionText } from '../facts.ts';
import type { BenchmarkView } from '../view.ts';

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

/** How many values stand behind each mean. */
function countsText(view: BenchmarkView, metric: Metric): string {
  const counts = view.benchmark.summaries
    .filter((item) => item.metric === metric.id && item.n > 0)
    .map((item) => item.n);
  if (counts.length === 0) return 'no value';
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `n = ${integer(most)}` : `n from ${integer(least)} to ${integer(most)}`;
}

/** The test behind corrected p-values with its family; empty where nothing was tested. */
export function testText(view: BenchmarkView, comparisons: readonly Comparison[]): string {
  const deciding = comparisons.flatMap((item) => item.tests.filter((test) => test.decides));
  const names = unique(deciding.map((test) => testName(test.id)));
  if (names.length === 0) return '';
  const ids = new Set(deciding.map((test) => test.family));
  const families = view.benchmark.families.filter((family) => ids.has(family.id));
  const corrected = families.map(
    (family) => `${methodName(family.correction)} over ${count(family.size, 'comparison')}`,
  );
  return `p: ${listText(names)}${corrected.length === 0 ? '' : `, corrected by ${listText(unique(corrected))}`}.`;
}

/** The caption of a leaderboard. */
export function leaderboardCaption(view: BenchmarkView, metric: Metric): string {
  const { benchmark, index } = view;
  const ranking = index.ranking(metric.id);
  const level = benchmark.summaries.find((item) => item.metric === metric.id && item.intervals.length > 0)
    ?.intervals[0];
  const against = benchmark.comparisons.filter((item) => item.metric === metric.id && item.reference === 'baseline');
  const parts = [
    `${benchmark.title}: ${directionText(metric)}${metric.unit === null ? '' : ` (${metric.unit})`}.`,
    `Mean ± ${benchmark.settings.sd} standard deviation over ${replicatesOf(metric)}, ${countsText(view, metric)}.`,
    level === undefined ? '' : `Intervals: ${percent(level.level)} ${methodName(level.method)}.`,
    against.length === 0 || benchmark.baseline === null
      ? ''
      : `Difference to ${view.nameOf(benchmark.baseline)} with its ${percent(against[0]!.difference.level)} interval.`,
    testText(view, against),
    ranking === null
      ? ''
      : isTested(ranking)
        ? 'Ranks are intervals. Bold: the leading tier, which nothing significantly beats.'
        : `Ordered by the mean alone; bold: the ${metric.better === 'higher' ? 'highest' : 'lowest'}.`,
  ];
  return parts.filter((item) => item !== '').join(' ');
}

/** The caption of the comparisons with one reference on one metric. */
export function comparisonsCaption(view: BenchmarkView, comparisons: readonly Comparison[]): string {
  const first = comparisons[0];
  if (first === undefined) return `${view.benchmark.title}: nothing was compared.`;
  const exploratory = comparisons.some((item) => item.exploratory)
    ? ' Secondary metrics are exploratory: their readings are no verdicts.'
    : '';
  return [
    `${view.benchmark.title}: each configuration against ${first.reference === 'baseline' ? 'the baseline' : 'the one with the best mean'}, candidate minus reference.`,
    `${capital(percent(first.difference.level))} intervals.`,
    testText(view, comparisons),
  ]
    .filter((item) => item !== '')
    .join(' ')
    .concat(exploratory);
}
