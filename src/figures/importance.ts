/** Importance of the params with its uncertainty: bars of the association with the metric, never called causal. */
import { methodName } from '../format/methods.ts';
import { fixed, intervalText } from '../format/numbers.ts';
import { pStatement } from '../format/p-values.ts';
import { count, inSentence } from '../format/words.ts';
import type { Benchmark, Hyperparameter } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { metricOf, type FigureInput } from './input.ts';
import { guide, pixels, quantitative } from './layers.ts';
import { parameterTitle } from './parameters.ts';
import { rowFrame, rowSpec } from './rows.ts';
import { linearScale } from './scales.ts';
import { palette } from './theme.ts';

interface ImportanceRow {
  readonly parameter: string;
  readonly title: string;
  readonly n: number;
  readonly kind: Hyperparameter['kind'];
  readonly method: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly pCorrected: number | null;
  /** The value to expect if the parameter did nothing, where that is not 0. */
  readonly byChance: number | null;
}

/** Symbols of methods that have one; the others print their name. */
const symbols: Readonly<Record<string, string>> = {
  spearman: 'ρ',
  pearson: 'r',
  kendall: 'τ',
  'eta-squared': 'η²',
  'omega-squared': 'ω²',
};

const mostRows = 30;
const symbolOf = (method: string): string => symbols[method] ?? methodName(method);

/** The leading importance of each parameter, the strongest first. */
function rowsOf(benchmark: Benchmark, hyperparameters: readonly Hyperparameter[]): ImportanceRow[] {
  return hyperparameters
    .flatMap((item) => {
      const leading = item.importance.find((one) => one.value !== null);
      if (leading === undefined || leading.value === null) return [];
      const { method, value, low, high, pCorrected, byChance } = leading;
      const { parameter, n, kind } = item;
      const title = parameterTitle(benchmark, parameter);
      return [{ parameter, title, n, kind, method, value, low, high, pCorrected, byChance }];
    })
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.parameter < b.parameter ? -1 : 1));
}

const valueText = (row: ImportanceRow): string => `${symbolOf(row.method)} = ${fixed(row.value, 2)}`;

function sentence(row: ImportanceRow): string {
  const interval = row.low === null || row.high === null ? '' : `, interval ${intervalText(row.low, row.high, 2)}`;
  const chance = row.byChance === null ? '' : `, ${fixed(row.byChance, 2)} by chance`;
  const p = row.pCorrected === null ? '' : `, corrected ${pStatement(row.pCorrected)}`;
  return `${row.parameter}: ${valueText(row)}${interval}${chance}${p}, n = ${row.n}.`;
}

function draw(rows: readonly ImportanceRow[], layout: Layout) {
  const signed = rows.some((row) => row.value < 0 || (row.low ?? 0) < 0);
  const scale = linearScale([], { include: signed ? [-1, 1] : [0, 1], ticks: 4, room: 0 });
  const frame = rowFrame(
    rows.map((row) => ({
      name: row.title,
      value: `${valueText(row)}${row.pCorrected === null ? '' : `, ${pStatement(row.pCorrected)}`}`,
    })),
    layout,
    { valueTitle: 'association, corrected p', top: layout.narrow ? 12 : 28 },
  );
  const x = quantitative(scale, 'value', {
    title: signed ? 'Negative: lower values go with higher scores' : 'Strength of the association',
  });
  const data = rows.map((row, index) => ({
    parameter: row.parameter,
    value: row.value,
    zero: 0,
    low: row.low,
    high: row.high,
    chance: row.byChance,
    top: frame.at(index) - 6,
    bottom: frame.at(index) + 6,
    y: frame.at(index),
  }));
  return rowSpec(frame, layout, [
    guide('x', 0, { color: palette['ink-2'] }),
    ...frame.layers,
    {
      name: 'main',
      data: { values: data },
      mark: { type: 'rect', color: palette.heat, opacity: 0.55 },
      encoding: { x: { ...x, field: 'zero' }, x2: { field: 'value' }, y: pixels('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: data.filter((row) => row.chance !== null) },
      mark: { type: 'tick', orient: 'vertical', color: palette.miss, thickness: 2, size: 16 },
      encoding: { x: { ...x, field: 'chance' }, y: pixels('y') },
    },
    {
      data: { values: data.filter((row) => row.low !== null && row.high !== null) },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.5 },
      encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y: pixels('y') },
    },
    {
      data: { values: data },
      mark: { type: 'tick', orient: 'vertical', color: palette.ink, thickness: 2, size: 12 },
      encoding: { x, y: pixels('y') },
    },
  ]);
}

function build(input: FigureInput): FigureDraft | null {
  const metric = metricOf(input);
  if (metric === null) return null;
  const { benchmark } = input.index;
  const own = benchmark.hyperparameters.filter((item) => item.metric === metric.id);
  const all = rowsOf(benchmark, own);
  if (all.length === 0) return null;
  const rows = all.slice(0, mostRows);
  const constant = own.filter((item) => item.kind === 'constant').length;
  return {
    key: [metric.id],
    title: `What goes with ${inSentence(metric.label)}`,
    description: [
      `Association of ${count(rows.length, 'parameter')} with ${inSentence(metric.label)}, the strongest first: rank correlation for numbers, share of variance for categories. It shows what goes together in this sweep, not what causes what.`,
      ...rows.slice(0, 5).map(sentence),
      ...(rows.some((row) => row.byChance !== null)
        ? ['The short marks show what a parameter that does nothing would reach by chance.']
        : []),
      ...(constant === 0 ? [] : [`${count(constant, 'parameter')} never varied.`]),
    ].join(' '),
    table: {
      columns: [
        textColumn('Parameter'),
        textColumn('Method'),
        numberColumn('n'),
        numberColumn('value'),
        numberColumn('low'),
        numberColumn('high'),
        numberColumn('corrected p'),
      ],
      rows: rows.map((row) => [
        row.parameter,
        methodName(row.method),
        row.n,
        row.value,
        row.low,
        row.high,
        row.pCorrected,
      ]),
    },
    draw: (layout) => draw(rows, layout),
  };
}

/** Bars of importance. */
export const importance: FigureDefinition = {
  id: 'importance',
  title: 'Importance of the params',
  answers: 'Which params matter in this sweep?',
  widths: { wide: 640, narrow: 360 },
  build,
};
