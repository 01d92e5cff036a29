/** `<Score experiment="…" metric="…" show="…" />`: a number of a configuration, as the Report has it. */
import { markup, type Html } from '../../../components/html.ts';
import { dashWith } from '../../../components/marks.ts';
import { rankText } from '../../../format/experiment-sentences.ts';
import { numberOf, reasonOf } from '../../../format/missing.ts';
import { integer, intervalText, plainNumber, withUnit } from '../../../format/numbers.ts';
import { formatScore, roundedSummary } from '../../../format/scores.ts';
import { count } from '../../../format/words.ts';
import type { Configuration, Metric, Quantity, Summary } from '../../../report/schema.ts';
import type { BenchmarkIndex } from '../../../report/select.ts';
import { paths } from '../../urls.ts';
import { benchmarkOf, choiceProp, metricOf, neededExperiment } from '../look-up.ts';
import type { InlineComponent } from './live.ts';

const shows = ['score', 'mean', 'sd', 'interval', 'n', 'rank', 'median', 'min', 'max'] as const;

interface Shown {
  readonly text: string | null;
  readonly reason: string;
}

const printed = (quantity: Quantity, metric: Metric): Shown => ({
  text: typeof quantity === 'number' ? withUnit(plainNumber(quantity), metric.unit) : null,
  reason: reasonOf(quantity) ?? 'not computed',
});

function rounded(summary: Summary, metric: Metric, part: 'mean' | 'sd'): Shown {
  const score = roundedSummary(summary);
  const text = score === null ? null : score[part];
  if (text === null || score === null) {
    return { text: null, reason: reasonOf(summary[part]) ?? 'one value has no spread' };
  }
  return { text: withUnit(`${text}${score.scale}`, metric.unit), reason: '' };
}

function shownOf(
  show: (typeof shows)[number],
  of: { readonly index: BenchmarkIndex; readonly metric: Metric; readonly configuration: Configuration },
): Shown {
  const { index, metric, configuration } = of;
  const summary = index.summary(configuration.id, metric.id);
  if (show === 'rank') return { text: rankText(index, metric, configuration.id), reason: 'it has no rank' };
  if (summary === null) return { text: null, reason: 'no run gave a value' };
  switch (show) {
    case 'n':
      return { text: integer(summary.n), reason: '' };
    case 'score':
      return {
        text: numberOf(summary.mean) === null ? null : formatScore(summary, metric.unit),
        reason: reasonOf(summary.mean) ?? 'no run gave a value',
      };
    case 'mean':
    case 'sd':
      return rounded(summary, metric, show);
    case 'interval': {
      const leading = summary.intervals[0];
      if (leading === undefined || leading.low === null || leading.high === null) {
        return { text: null, reason: leading?.reason ?? 'there is no interval' };
      }
      return { text: withUnit(intervalText(leading.low, leading.high), metric.unit), reason: '' };
    }
    default:
      return printed(summary[show], metric);
  }
}

/** A number of the Report in a sentence: it leads to where it comes from. */
export const liveNumber = (text: string, href: string, title: string): Html =>
  markup`<a class="live nb" href="${href}" title="${title}">${text}</a>`;

export const score: InlineComponent = {
  name: 'Score',
  place: 'inline',
  props: ['benchmark', 'experiment', 'configuration', 'metric', 'show'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const configuration = neededExperiment(props, index, context);
    const metric = metricOf(props, index);
    const show = choiceProp(props, 'show', shows);
    const { text, reason } = shownOf(show, { index, metric, configuration });
    const n = index.summary(configuration.id, metric.id)?.n ?? 0;
    const what = show === 'score' ? 'mean ± sd' : show;
    return (link) =>
      text === null
        ? dashWith(reason)
        : liveNumber(
            text,
            link(paths.experiment(index.benchmark.id, configuration.slug)),
            `${metric.label} of ${configuration.name}: ${what} over ${count(n, 'run')}`,
          );
  },
};
