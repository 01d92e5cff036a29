/** `<Verdict experiment="…" against="…" metric="…" sentence />`: what the Report decided; without an experiment, on the benchmark. */
import { markup, nothing } from '../../../components/html.ts';
import { phrase, verdictChip } from '../../../components/marks.ts';
import { seedsNeededSentence } from '../../../format/comparison-sentences.ts';
import { verdictSentences } from '../../../format/verdict-sentences.ts';
import { paths } from '../../urls.ts';
import { benchmarkOf, experimentOf, flagProp, metricOf } from '../look-up.ts';
import type { InlineComponent } from './live.ts';
import { pairOf } from './pair.ts';

export const verdict: InlineComponent = {
  name: 'Verdict',
  place: 'inline',
  props: ['benchmark', 'experiment', 'configuration', 'against', 'baseline', 'metric', 'sentence'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const { benchmark } = index;
    if (experimentOf(props, index, context) === null) {
      const metric = metricOf(props, index);
      const { title } = verdictSentences({ index, metric, runs: context.report.runsOf(benchmark.id) });
      return (link) =>
        phrase(title, index, {
          href: (item) => link(paths.experiment(benchmark.id, item.slug)),
          page: link(paths.benchmark(benchmark.id)),
        });
    }
    const { comparison } = pairOf(props, index, context);
    const needed = comparison.verdict === 'cannot be decided' ? seedsNeededSentence(comparison) : '';
    const words = `${comparison.reason.message}${needed === '' ? '' : ` ${needed}`}`;
    const chip = verdictChip(comparison);
    return () => markup`${chip}${flagProp(props, 'sentence') ? markup` ${words}` : nothing}`;
  },
};
