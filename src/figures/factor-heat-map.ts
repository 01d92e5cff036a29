/** Factor heat map: the mean of each combination of two params, where those two form the configurations. */
import { numberOf } from '../format/missing.ts';
import { plainNumber, roundScore, scoreText, withUnit } from '../format/numbers.ts';
import { inSentence, listText } from '../format/words.ts';
import type { Configuration, Factor, Metric } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, type FigureInput } from './input.ts';
import { shorten } from './labels.ts';
import { fixedSpec, pixels, texts } from './layers.ts';
import { extent } from './scales.ts';
import { palette, sizes } from './theme.ts';
import { metricTitle } from './words.ts';

interface FactorCell {
  readonly item: Configuration;
  readonly column: number;
  readonly row: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly leads: boolean;
}

/** A grid of more levels than this does not fit a page. */
const mostLevels = 12;
/** Opacity of the shading at its ends: text keeps its contrast at the dark one. */
const shade = { least: 0.05, most: 0.58 } as const;

const levelOf = (item: Configuration, factor: Factor): number =>
  factor.levels.indexOf(String(item.params[factor.parameter] ?? ''));

/** One cell per configuration, or null where two configurations share a cell: then the two factors do not form them. */
function cellsOf(input: FigureInput, metric: Metric, columns: Factor, rows: Factor): FactorCell[] | null {
  const leaders = new Set(input.index.ranking(metric.id)?.leadingTier ?? []);
  const taken = new Set<string>();
  const cells: FactorCell[] = [];
  for (const item of input.index.benchmark.configurations) {
    const column = levelOf(item, columns);
    const row = levelOf(item, rows);
    if (column < 0 || row < 0) continue;
    if (taken.has(`${column} ${row}`)) return null;
    taken.add(`${column} ${row}`);
    const summary = input.index.summary(item.id, metric.id);
    const sd = summary === null || summary.n < 2 ? null : numberOf(summary.sd);
    const mean = summary === null ? null : numberOf(summary.mean);
    cells.push({ item, column, row, mean, sd, leads: leaders.has(item.id) });
  }
  return cells;
}

function draw(cells: readonly FactorCell[], columns: Factor, rows: Factor, metric: Metric, layout: Layout) {
  const { measure, width } = layout;
  const size = sizes.text.body;
  const rowNames = rows.levels.map((level) => shorten(level, width * 0.24, measure, size));
  const left =
    Math.ceil(Math.max(measure.width(rows.label, size), ...rowNames.map((name) => measure.width(name, size)))) + 12;
  const cell = {
    width: Math.min(112, (width - left - 4) / columns.levels.length),
    height: layout.narrow ? 40 : 44,
  };
  const margins = { left, right: width - left - cell.width * columns.levels.length, top: 44, bottom: 26 };
  const [low, high] = extent(cells.map((item) => item.mean));
  const place = (mean: number): number => (high === low ? 0.5 : (mean - low) / (high - low));
  const good = (mean: number): number => (metric.better === 'higher' ? place(mean) : 1 - place(mean));
  const known = cells.flatMap((item) => (item.mean === null ? [] : [{ ...item, mean: item.mean }]));
  const data = known.map(({ item, column, row, mean, leads }) => ({
    configuration: item.name,
    value: mean,
    shade: Number((shade.least + (shade.most - shade.least) * good(mean)).toFixed(3)),
    leads,
    x: column * cell.width + 1.5,
    x2: (column + 1) * cell.width - 1.5,
    y: row * cell.height + 1.5,
    y2: (row + 1) * cell.height - 1.5,
  }));
  const centre = (item: FactorCell, dy: number) => ({
    x: (item.column + 0.5) * cell.width,
    y: (item.row + 0.5) * cell.height + dy,
  });
  const fits = (text: string): boolean => measure.width(text, size, 600) <= cell.width - 6;
  const score = (item: { mean: number; sd: number | null }): readonly [string, string] => {
    const { mean, sd, scale } = roundScore(item.mean, item.sd);
    const long = [`${mean}${scale}`, sd === null ? '' : `± ${sd}`] as const;
    return fits(long[0]) ? long : [plainNumber(item.mean, 2), ''];
  };
  const columnNames = columns.levels.map((level, index) => ({
    x: (index + 0.5) * cell.width,
    y: -12,
    text: shorten(level, cell.width - 4, measure, size),
  }));
  const rect = { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y'), y2: { field: 'y2' } };
  const height = margins.top + cell.height * rows.levels.length + margins.bottom;
  return fixedSpec({
    width,
    height,
    margins,
    layer: [
      {
        name: 'main',
        data: { values: data },
        mark: { type: 'rect', color: palette.heat, cornerRadius: 3 },
        encoding: { ...rect, fillOpacity: { field: 'shade', type: 'quantitative', scale: null, legend: null } },
      },
      {
        data: { values: data.filter((item) => item.leads) },
        mark: { type: 'rect', filled: false, stroke: palette.ink, strokeWidth: 1.75, cornerRadius: 3 },
        encoding: rect,
      },
      texts(
        known.map((item) => ({ ...centre(item, -7), text: score(item)[0] })),
        { align: 'center', color: palette.ink, size: 13 },
      ),
      texts(
        known.map((item) => ({ ...centre(item, 9), text: score(item)[1] })),
        {
          align: 'center',
          color: palette['ink-2'],
          size: sizes.text.small,
        },
      ),
      texts(
        cells.filter((item) => item.mean === null).map((item) => ({ ...centre(item, 0), text: '—' })),
        { align: 'center' },
      ),
      texts(columnNames, { align: 'center', color: palette['ink-2'] }),
      texts([{ x: (cell.width * columns.levels.length) / 2, y: -33, text: columns.label }], { align: 'center' }),
      texts([{ x: -left + 2, y: -12, text: rows.label }]),
      texts(
        rowNames.map((text, index) => ({ x: 2 - left, y: (index + 0.5) * cell.height, text })),
        { color: palette['ink-2'] },
      ),
      texts([
        {
          x: 2 - left,
          y: cell.height * rows.levels.length + 16,
          text: 'Stronger is better; outlined: the leading tier',
        },
      ]),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const [columns, rows] = input.index.benchmark.factors;
  if (metric === null || columns === undefined || rows === undefined) return null;
  if (columns.levels.length > mostLevels || rows.levels.length > mostLevels) return null;
  const cells = cellsOf(input, metric, columns, rows);
  const known = cells?.filter((cell) => cell.mean !== null) ?? [];
  if (cells === null || known.length < 2) return null;
  const sign = metric.better === 'higher' ? -1 : 1;
  const ordered = [...known].sort((a, b) => sign * (a.mean! - b.mean!));
  const say = ({ item, mean, sd }: FactorCell): string =>
    `${item.name} with ${withUnit(scoreText(mean!, sd), metric.unit)}`;
  const leading = known.filter((cell) => cell.leads).map((cell) => cell.item.name);
  return {
    key: [metric.id],
    title: `${metricTitle(metric)} by ${columns.label} and ${rows.label}`,
    description: [
      `Mean ${inSentence(metric.label)} of ${known.length} combinations of ${columns.label} and ${rows.label}; ${metric.better} is better.`,
      `Best is ${say(ordered[0]!)}, worst is ${say(ordered.at(-1)!)}.`,
      ...(leading.length === 0
        ? []
        : [
            leading.length === known.length
              ? 'All of them share the leading tier.'
              : `Leading tier: ${listText(leading)}.`,
          ]),
    ].join(' '),
    table: {
      columns: [textColumn(rows.label), ...columns.levels.map((level) => numberColumn(level))],
      rows: rows.levels.map((level, row) => [
        level,
        ...columns.levels.map((_, column) => cells.find((c) => c.column === column && c.row === row)?.mean ?? null),
      ]),
    },
    draw: (layout) => draw(cells, columns, rows, metric, layout),
  };
}

/** The factor heat map. */
export const factorHeatMap: FigureDefinition = {
  id: 'factor-heat-map',
  title: 'Two factors',
  answers: 'Which of two factors decides, and do they interact?',
  widths: { wide: 600, narrow: 360 },
  build,
};
