/** `<Figure id="comparison-forest" metric="…" experiment="…" />`: a figure of the registry, built from the Report. */
import type { FigureDefinition } from '../../../figures/figure.ts';
import type { FigureInput } from '../../../figures/input.ts';
import { figures } from '../../../figures/registry.ts';
import type { BenchmarkIndex } from '../../../report/select.ts';
import { figureInput, meanRanksOf } from '../../figure-input.ts';
import { NoteProblem, type NoteContext, type Props } from '../context.ts';
import { benchmarkOf, choiceProp, findConfiguration, listProp, metricOf, nearestHint, textProp } from '../look-up.ts';
import type { BlockComponent } from './live.ts';

/** A figure that applies; who prints it draws it. */
export interface PreparedFigure {
  readonly definition: FigureDefinition;
  readonly input: FigureInput;
}

/** What a figure can be told apart from the metric. */
const optional = ['against', 'column', 'parameter', 'normalisation', 'experiment', 'experiments'] as const;

function parameterOf(props: Props, index: BenchmarkIndex): string | null {
  const stated = textProp(props, 'parameter');
  if (stated === undefined) return index.benchmark.parameters.find((item) => item.varies)?.key ?? null;
  const known = index.benchmark.parameters;
  const found = known.find((item) => item.key === stated) ?? known.find((item) => item.label === stated);
  if (found !== undefined) return found.key;
  throw new NoteProblem(
    `There is no parameter "${stated}" in ${index.benchmark.id}.`,
    nearestHint(
      stated,
      known.map((item) => item.key),
      'parameters',
    ),
  );
}

function columnOf(props: Props, columns: readonly string[]): string | null {
  const stated = textProp(props, 'column');
  if (stated === undefined || columns.includes(stated)) return stated ?? columns[0] ?? null;
  throw new NoteProblem(
    `The histories have no column "${stated}".`,
    nearestHint(stated, columns, 'columns of the histories'),
  );
}

function inputOf(props: Props, index: BenchmarkIndex, context: NoteContext): FigureInput {
  const metric = metricOf(props, index);
  const names = listProp(props, 'experiments') ?? listProp(props, 'experiment') ?? listProp(props, 'configuration');
  const configurations = names?.map((name) => findConfiguration(name, index, context).id);
  const detail = (configuration: string) => context.detail(index.benchmark.id, configuration);
  const shown = configurations ?? index.benchmark.configurations.map((item) => item.id);
  // Only what was asked for is opened: details are large.
  const columns = [
    ...new Set(shown.slice(0, 8).flatMap((id) => (detail(id)?.curves ?? []).map((curve) => curve.column))),
  ];
  const [column, parameter, ranks] = [columnOf(props, columns), parameterOf(props, index), meanRanksOf(index, metric)];
  const second =
    textProp(props, 'against') === undefined
      ? index.benchmark.metrics.find((item) => item.role === 'secondary' && item.id !== metric.id)
      : metricOf(props, index, 'against');
  return {
    ...figureInput(context.report, index, { metric, detail }),
    ...(configurations === undefined ? {} : { configurations }),
    ...(second === undefined ? {} : { against: second.id }),
    ...(column === null ? {} : { column }),
    ...(parameter === null ? {} : { parameter }),
    ...(ranks === null ? {} : { criticalDifference: ranks }),
    normalisation: choiceProp(props, 'normalisation', ['gold', 'predicted']),
  };
}

export const figure: BlockComponent = {
  name: 'Figure',
  place: 'block',
  props: ['id', 'benchmark', 'metric', 'configuration', ...optional],
  resolve(props, context) {
    const id = textProp(props, 'id');
    const ids = figures.map((item) => item.id);
    if (id === undefined) throw new NoteProblem('Which figure is meant?', `Write id="…": ${ids.join(', ')}.`);
    const definition = figures.find((item) => item.id === id);
    if (definition === undefined) {
      throw new NoteProblem(`There is no figure "${id}".`, nearestHint(id, ids, 'figures'));
    }
    const index = benchmarkOf(props, context);
    const input = inputOf(props, index, context);
    if (context.build(definition, input) === null) {
      throw new NoteProblem(
        `The figure ${id} cannot be drawn from this.`,
        `It answers "${definition.answers}" and found nothing to show in ${index.benchmark.id}. It can be told ${optional.join(', ')}.`,
      );
    }
    return { kind: 'figure', definition, input };
  },
};
