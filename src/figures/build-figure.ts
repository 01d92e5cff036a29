/** From a definition and an input to a figure with its drawings. */
import type { Figure, FigureDefinition, FigureView, Layout } from './figure.ts';
import type { FigureInput } from './input.ts';
import type { TextMeasure } from './text-metrics.ts';

/** Letters, digits and hyphens only: an id stands in CSS selectors and URLs. */
const idPart = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Builds a figure, or null where it does not apply to the input. */
export function buildFigure(definition: FigureDefinition, input: FigureInput, measure: TextMeasure): Figure | null {
  const draft = definition.build(input);
  if (draft === null) return null;
  const view = (name: 'wide' | 'narrow', width: number): FigureView => {
    const layout: Layout = { name, width, narrow: name === 'narrow', measure };
    return { name, width, ...draft.draw(layout) };
  };
  const { wide, narrow } = definition.widths;
  return {
    id: ['fig', definition.id, input.index.benchmark.id, ...draft.key].map(idPart).filter(Boolean).join('-'),
    title: draft.title,
    description: draft.description,
    table: draft.table,
    views: narrow === null ? [view('wide', wide)] : [view('wide', wide), view('narrow', narrow)],
  };
}
