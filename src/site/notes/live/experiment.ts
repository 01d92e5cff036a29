/** `<Experiment name="…" />`: the name of a configuration with its marker, as a link to its page. */
import { configurationLink } from '../../../components/marks.ts';
import { paths } from '../../urls.ts';
import { benchmarkOf, findConfiguration, neededExperiment, textProp } from '../look-up.ts';
import type { InlineComponent } from './live.ts';

export const experiment: InlineComponent = {
  name: 'Experiment',
  place: 'inline',
  props: ['benchmark', 'name', 'experiment', 'configuration'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const name = textProp(props, 'name');
    const found =
      name === undefined ? neededExperiment(props, index, context) : findConfiguration(name, index, context);
    return (link) => configurationLink(found, link(paths.experiment(index.benchmark.id, found.slug)));
  },
};
