/** Confusion matrix: counts of gold against predicted labels, shaded by their share of the row or the column. */
import { integer, percent } from '../format/numbers.ts';
import { count } from '../format/words.ts';
import type { Confusion } from '../report/samples-schema.ts';
import type { Configuration } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, type FigureInput } from './input.ts';
import { shorten } from './labels.ts';
import { fixedSpec, pixels, texts } from './layers.ts';
import { palette, sizes } from './theme.ts';

interface ConfusionCell {
  readonly row: number;
  readonly column: number;
  readonly n: number;
  /** Share of the normalising total, 0 to 1. */
  readonly share: number;
}

/** A grid of more labels than this does not fit a page; analysis folds the rest into one. */
const mostLabels = 25;

function cellsOf(confusion: Confusion, normalisation: 'gold' | 'predicted'): ConfusionCell[] {
  const rows = confusion.counts.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = confusion.labels.map((_, column) => confusion.counts.reduce((sum, row) => sum + row[column]!, 0));
  return confusion.counts.flatMap((counts, row) =>
    counts.map((n, column) => {
      const total = normalisation === 'gold' ? rows[row]! : columns[column]!;
      return { row, column, n, share: total === 0 ? 0 : n / total };
    }),
  );
}

/** Errors are few: their shading grows with the root of the share, so that one of thirty is still seen. */
const shadeOf = ({ row, column, share }: ConfusionCell): number =>
  Number((row === column ? 0.06 + 0.5 * share : 0.1 + 0.62 * Math.sqrt(share)).toFixed(3));

function draw(confusion: Confusion, cells: readonly ConfusionCell[], layout: Layout) {
  const { measure, width } = layout;
  const { labels } = confusion;
  const names = labels.map((label) => shorten(label, width * 0.2, measure, sizes.text.body));
  const nameWidth = Math.ceil(Math.max(...names.map((name) => measure.width(name, sizes.text.body))));
  const margins = { left: nameWidth + 30, right: 4, top: 44, bottom: 26 };
  const room = width - margins.left - margins.right;
  const cell = Math.min(room / labels.length, 64);
  const tall = Math.min(Math.max(cell, 20), 34);
  const size = cell >= 26 ? sizes.text.body : sizes.text.small;
  const fits = (text: string): boolean => measure.width(text, size, 600) <= cell - 1;
  const data = cells
    .filter((item) => item.n > 0)
    .map((item) => ({
      gold: labels[item.row]!,
      predicted: labels[item.column]!,
      count: item.n,
      share: item.share,
      shade: shadeOf(item),
      right: item.row === item.column,
      x: item.column * cell + 0.75,
      x2: (item.column + 1) * cell - 0.75,
      y: item.row * tall + 0.75,
      y2: (item.row + 1) * tall - 0.75,
    }));
  const rect = { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' } };
  const fillOpacity = { field: 'shade', type: 'quantitative' as const, scale: null, legend: null };
  const number = (item: ConfusionCell) => ({
    x: (item.column + 0.5) * cell,
    y: (item.row + 0.5) * tall,
    text: integer(item.n),
  });
  const filled = cells.filter((item) => item.n > 0 && fits(integer(item.n)));
  const upright = names.every((name) => measure.width(name, size) <= cell - 2);
  return fixedSpec({
    width,
    height: margins.top + labels.length * tall + margins.bottom + (upright ? 0 : nameWidth - 8),
    margins: {
      ...margins,
      right: width - margins.left - cell * labels.length,
      top: margins.top + (upright ? 0 : nameWidth - 8),
    },
    layer: [
      {
        name: 'main',
        data: { values: data.filter((item) => item.right) },
        mark: { type: 'rect', color: palette.heat, cornerRadius: 2 },
        encoding: { ...rect, fillOpacity },
      },
      {
        data: { values: data.filter((item) => !item.right) },
        mark: { type: 'rect', color: palette.miss, cornerRadius: 2 },
        encoding: { ...rect, fillOpacity },
      },
      texts(filled.filter((item) => item.row === item.column).map(number), {
        align: 'center',
        color: palette.ink,
        weight: 600,
        size,
      }),
      texts(filled.filter((item) => item.row !== item.column).map(number), {
        align: 'center',
        color: palette.ink,
        size,
      }),
      texts(
        cells.filter((item) => item.n === 0).map((item) => ({ ...number(item), text: '·' })),
        { align: 'center', color: palette['ink-3'], size },
      ),
      texts(
        names.map((text, row) => ({ x: -8, y: (row + 0.5) * tall, text })),
        { align: 'right', color: palette['ink-2'] },
      ),
      texts(
        names.map((text, column) => ({ x: (column + 0.5) * cell, y: -10, text })),
        upright
          ? { align: 'center', color: palette['ink-2'], size }
          : { align: 'left', angle: -90, color: palette['ink-2'], size },
      ),
      texts([{ x: (cell * labels.length) / 2, y: upright ? -32 : -nameWidth - 24, text: 'predicted' }], {
        align: 'center',
      }),
      texts([{ x: 12 - margins.left, y: (labels.length * tall) / 2, text: 'gold' }], { align: 'center', angle: -90 }),
      texts([{ x: 4 - margins.left, y: labels.length * tall + 16, text: 'Bold: right; stronger: a larger share' }]),
    ],
  });
}

function describe(item: Configuration, confusion: Confusion, cells: readonly ConfusionCell[], by: string): string {
  const right = cells.filter((cell) => cell.row === cell.column).reduce((sum, cell) => sum + cell.n, 0);
  const wrong = cells.filter((cell) => cell.row !== cell.column && cell.n > 0).sort((a, b) => b.n - a.n);
  const say = (cell: ConfusionCell): string =>
    `${confusion.labels[cell.row]!} as ${confusion.labels[cell.column]!} (${cell.n}, ${percent(cell.share, 1)} of its ${by})`;
  const scope = confusion.scope === 'all' ? count(confusion.runs, 'seed') : `seed ${confusion.seed ?? 'unknown'}`;
  return [
    `Predictions of ${item.name} over ${scope}: ${integer(right)} of ${integer(confusion.total)} are right.`,
    wrong.length === 0 ? 'There is no error.' : `The most frequent errors: ${wrong.slice(0, 3).map(say).join('; ')}.`,
    ...(confusion.folded === 0 ? [] : [`The last label stands for ${count(confusion.folded, 'rare label')}.`]),
  ].join(' ');
}

function build(input: FigureInput): FigureDraft | null {
  const item = configurationsOf(input)[0];
  const confusion = item === undefined ? undefined : input.detail?.(item.id)?.confusion[0];
  if (item === undefined || confusion === undefined || confusion.total === 0) return null;
  if (confusion.labels.length < 2 || confusion.labels.length > mostLabels) return null;
  const normalisation = input.normalisation ?? 'gold';
  const by = normalisation === 'gold' ? 'row' : 'column';
  const cells = cellsOf(confusion, normalisation);
  return {
    key: [item.id, normalisation],
    title: `Which labels ${item.name} confuses`,
    description: describe(item, confusion, cells, by),
    table: {
      columns: [textColumn('Gold'), textColumn('Predicted'), numberColumn('count'), numberColumn(`share of the ${by}`)],
      rows: cells
        .filter((cell) => cell.n > 0)
        .map((cell) => [confusion.labels[cell.row]!, confusion.labels[cell.column]!, cell.n, cell.share]),
    },
    draw: (layout) => draw(confusion, cells, layout),
  };
}

/** The confusion matrix of one configuration. */
export const confusionMatrix: FigureDefinition = {
  id: 'confusion-matrix',
  title: 'Confusion matrix',
  answers: 'Which labels does it confuse?',
  widths: { wide: 560, narrow: 360 },
  build,
};
