/**
 * Critical-difference diagram (Demšar 2006): mean ranks over blocks, and bars that join what the post-hoc test cannot
 * tell apart. One row per configuration instead of Demšar's elbows: it stays readable with twenty names and on a phone.
 */
import { fixed } from '../format/numbers.ts';
import { count } from '../format/words.ts';
import type { Configuration } from '../report/schema.ts';
import {
  numberColumn,
  textColumn,
  type FigureDefinition,
  type FigureDraft,
  type Layer,
  type Layout,
} from './figure.ts';
import { metricOf, type CriticalDifference, type FigureInput } from './input.ts';
import { fixedSpec, markerMark, markers, pixels, plotSize, quantitative, texts } from './layers.ts';
import { rowFrame } from './rows.ts';
import { linearScale } from './scales.ts';
import { palette } from './theme.ts';
import { metricTitle, namesText } from './words.ts';

interface MeanRankRow {
  readonly item: Configuration;
  readonly meanRank: number;
}

/** Pixels between the bars of neighbouring groups. */
const barStep = 9;

/** A column for each group, as few as keep overlapping groups apart; groups hold row indexes in their order. */
function columnsOf(groups: readonly (readonly number[])[]): number[] {
  const ends: number[] = [];
  return groups.map((group) => {
    const free = ends.findIndex((end) => end < group[0]!);
    const column = free < 0 ? ends.length : free;
    ends[column] = group.at(-1)!;
    return column;
  });
}

/** The bars that join groups, with a knot at each member. */
function groupBars(
  groups: readonly (readonly number[])[],
  columns: readonly number[],
  at: (index: number) => number,
  from: number,
): Layer[] {
  const x = (group: number): number => from + columns[group]! * barStep;
  const bars = groups.map((rows, i) => ({ x: x(i), y: at(rows[0]!), y2: at(rows.at(-1)!) }));
  const knots = groups.flatMap((rows, i) => rows.map((row) => ({ x: x(i), y: at(row) })));
  return [
    {
      data: { values: bars },
      mark: { type: 'rule', color: palette['ink-2'], strokeWidth: 2 },
      encoding: { x: pixels('x'), y: pixels('y'), y2: { field: 'y2' } },
    },
    {
      data: { values: knots },
      mark: { type: 'point', shape: 'circle', size: 28, color: palette['ink-2'] },
      encoding: { x: pixels('x'), y: pixels('y') },
    },
  ];
}

function draw(rows: readonly MeanRankRow[], data: CriticalDifference, layout: Layout) {
  const place = new Map(rows.map((row, index) => [row.item.id, index]));
  const groups = data.groups
    .map((group) => group.flatMap((id) => place.get(id) ?? []).sort((a, b) => a - b))
    .filter((group) => group.length > 1)
    .sort((a, b) => a[0]! - b[0]! || a.at(-1)! - b.at(-1)!);
  const columns = columnsOf(groups);
  // The bars stand outside the rows.
  const bars = (Math.max(-1, ...columns) + 1) * barStep + 8;
  const inner = { ...layout, width: layout.width - bars };
  const frame = rowFrame(
    rows.map((row) => ({ name: row.item.name, value: fixed(row.meanRank, 2) })),
    inner,
    { valueTitle: 'mean rank', top: data.criticalDifference === null ? 28 : 44 },
  );
  const margins = { ...frame.margins, right: frame.margins.right + bars };
  const plot = plotSize(layout.width, frame.height, margins);
  const scale = linearScale(
    rows.map((row) => row.meanRank),
    { ticks: layout.narrow ? 4 : 6, include: [1, rows.length] },
  );
  const x = quantitative(scale, 'meanRank', { title: `Mean rank over ${data.nBlocks} ${data.blocks} (1 is best)` });
  const style = markers(rows.map((row) => row.item));
  const ruler = data.criticalDifference;
  const start = scale.place(1) * plot.width;
  return fixedSpec({
    width: layout.width,
    height: frame.height,
    margins,
    layer: [
      ...frame.layers,
      ...groupBars(groups, columns, frame.at, layout.width - margins.left - bars + 6),
      ...(ruler === null
        ? []
        : [
            {
              data: { values: [{ x: start, x2: scale.place(1 + ruler) * plot.width, y: -16 }] },
              mark: { type: 'rule' as const, color: palette.ink, strokeWidth: 2 },
              encoding: { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y') },
            },
            texts([{ x: start, y: -28, text: `critical difference ${fixed(ruler, 2)}` }], { color: palette['ink-2'] }),
          ]),
      {
        name: 'main',
        data: {
          values: rows.map((row, index) => ({
            configuration: row.item.name,
            meanRank: row.meanRank,
            y: frame.at(index),
          })),
        },
        mark: markerMark,
        encoding: { x, y: pixels('y'), color: style.color, shape: style.shape },
      },
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  const data = input.criticalDifference;
  if (metric === null || data === undefined || data.metric !== metric.id) return null;
  const rows = data.meanRanks
    .flatMap(({ configuration, meanRank }) => {
      const item = input.index.configuration(configuration);
      return item === null ? [] : [{ item, meanRank }];
    })
    .sort((a, b) => a.meanRank - b.meanRank || (a.item.name < b.item.name ? -1 : 1));
  if (rows.length < 3 || data.nBlocks < 5) return null;
  const groups = data.groups.filter((group) => group.length > 1);
  const inOrder = (group: readonly string[]): string[] =>
    rows.filter(({ item }) => group.includes(item.id)).map(({ item }) => item.name);
  return {
    key: [metric.id, ...(data.blocks === 'seeds' ? [] : [data.blocks])],
    // Over tasks each task has a metric of its own.
    title: data.blocks === 'tasks' ? 'Mean ranks over tasks' : `${metricTitle(metric)}: mean ranks over ${data.blocks}`,
    description: [
      `Mean ranks of ${count(rows.length, 'configuration')} over ${data.nBlocks} ${data.blocks}, from ${rows[0]!.item.name} (${fixed(rows[0]!.meanRank, 2)}) to ${rows.at(-1)!.item.name} (${fixed(rows.at(-1)!.meanRank, 2)}).`,
      `${data.method}.`,
      ...(data.criticalDifference === null
        ? []
        : [`Ranks closer than ${fixed(data.criticalDifference, 2)} are not told apart.`]),
      groups.length === 0
        ? 'Every pair is told apart.'
        : `Joined by a bar: ${groups.map((group) => namesText(inOrder(group))).join('; ')}.`,
    ].join(' '),
    table: {
      columns: [textColumn('Configuration'), numberColumn('Mean rank'), textColumn('Groups')],
      rows: rows.map(({ item, meanRank }) => [
        item.name,
        meanRank,
        groups.flatMap((group, index) => (group.includes(item.id) ? [index + 1] : [])).join(', ') || 'alone',
      ]),
    },
    draw: (layout) => draw(rows, data, layout),
  };
}

/** The critical-difference diagram. */
export const criticalDifference: FigureDefinition = {
  id: 'critical-difference',
  title: 'Critical-difference diagram',
  answers: 'Which configurations does a rank test over seeds or tasks tell apart?',
  widths: { wide: 640, narrow: 360 },
  build,
};
