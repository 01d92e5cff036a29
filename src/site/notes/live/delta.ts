/** `<Delta experiment="…" against="…" metric="…" show="…" />`: a difference that the Report holds, with its interval. */
import { markup } from '../../../components/html.ts';
import { dashWith } from '../../../components/marks.ts';
import { pairingText } from '../../../format/comparison-sentences.ts';
import { numberOf, reasonOf } from '../../../format/missing.ts';
import { differenceText, percent, signedIntervalText, withUnit } from '../../../format/numbers.ts';
import { pStatement } from '../../../format/p-values.ts';
import { pairPath } from '../../compare-pairs.ts';
import { paths } from '../../urls.ts';
import { benchmarkOf, choiceProp } from '../look-up.ts';
import type { InlineComponent } from './live.ts';
import { pairOf, type Pair } from './pair.ts';
import { liveNumber } from './score.ts';

const shows = ['difference', 'value', 'interval', 'p', 'n'] as const;

interface Parts {
  readonly value: string | null;
  readonly interval: string | null;
  readonly reason: string;
}

function partsOf({ comparison, metric }: Pair): Parts {
  const value = numberOf(comparison.difference.value);
  const { low, high } = comparison.difference;
  return {
    value: value === null ? null : withUnit(differenceText(value, low, high), metric.unit),
    interval: low === null || high === null ? null : signedIntervalText(low, high),
    reason: reasonOf(comparison.difference.value) ?? 'there is no interval',
  };
}

function textOf(show: (typeof shows)[number], pair: Pair): { readonly text: string | null; readonly rest: string } {
  const { value, interval } = partsOf(pair);
  const { comparison } = pair;
  const level = percent(comparison.difference.level);
  switch (show) {
    case 'value':
      return { text: value, rest: '' };
    case 'interval':
      return { text: interval, rest: '' };
    case 'n':
      return { text: String(comparison.n), rest: '' };
    case 'p': {
      const p = comparison.tests.find((test) => test.decides)?.pCorrected ?? null;
      return { text: p === null ? null : pStatement(p), rest: '' };
    }
    default:
      return { text: value, rest: interval === null ? '' : ` (${level} interval ${interval})` };
  }
}

export const delta: InlineComponent = {
  name: 'Delta',
  place: 'inline',
  props: ['benchmark', 'experiment', 'configuration', 'against', 'baseline', 'metric', 'show'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const pair = pairOf(props, index, context);
    const show = choiceProp(props, 'show', shows);
    const { text, rest } = textOf(show, pair);
    const { candidate, reference, metric, comparison } = pair;
    const page = pairPath(index, reference.id, candidate.id) ?? paths.experiment(index.benchmark.id, candidate.slug);
    const title = `${metric.label}: ${candidate.name} minus ${reference.name}, ${pairingText(comparison)}`;
    return (link) =>
      text === null
        ? dashWith(show === 'p' ? 'no test decides' : partsOf(pair).reason)
        : markup`${liveNumber(text, link(page), title)}${rest}`;
  },
};
