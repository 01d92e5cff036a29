/** Reliability diagram: how often a prediction is right against how sure it was, with Wilson intervals. */
import { numberOf } from '../format/missing.ts';
import { fixed, integer, percent } from '../format/numbers.ts';
import type { Calibration } from '../report/samples-schema.ts';
import type { Configuration } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import { configurationsOf, type FigureInput } from './input.ts';
import { colourOf, fixedSpec, markers, plotSize, quantitative, texts, type PlacedText } from './layers.ts';
import { linearScale } from './scales.ts';
import { palette, sizes } from './theme.ts';

/** A bin of fewer predictions is drawn hollow: its rate says little. */
const fewPredictions = 10;
/** Pixels for the bars of counts under the diagram. */
const countsHeight = 44;

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly probability: number;
  readonly accuracy: number;
  readonly low: number | null;
  readonly high: number | null;
}

const binsOf = (calibration: Calibration): Bin[] =>
  calibration.bins.flatMap((bin) => {
    const probability = numberOf(bin.meanProbability);
    const accuracy = numberOf(bin.accuracy.value);
    return probability === null || accuracy === null
      ? []
      : [
          {
            from: bin.low,
            to: bin.high,
            n: bin.n,
            probability,
            accuracy,
            low: bin.accuracy.low,
            high: bin.accuracy.high,
          },
        ];
  });

/** The name of the diagonal, where it covers no point: tried below it and above it, from the upper end down. */
function perfectLabel(bins: readonly Bin[], plot: { readonly width: number; readonly height: number }): PlacedText[] {
  const width = 42;
  const taken = bins.map((bin) => ({
    left: bin.probability * plot.width - 8,
    right: bin.probability * plot.width + 8,
    top: (1 - Math.max(bin.high ?? 0, bin.accuracy)) * plot.height - 8,
    bottom: (1 - Math.min(bin.low ?? 1, bin.accuracy)) * plot.height + 8,
  }));
  for (const share of [0.8, 0.65, 0.5, 0.35, 0.2]) {
    for (const [dx, dy] of [
      [6, 14],
      [-width - 6, -14],
    ] as const) {
      const x = share * plot.width + dx;
      const y = (1 - share) * plot.height + dy;
      if (taken.some((box) => x < box.right && x + width > box.left && y - 8 < box.bottom && y + 8 > box.top)) continue;
      return [{ x, y, text: 'perfect' }];
    }
  }
  return [];
}

function draw(item: Configuration, bins: readonly Bin[], ece: string | null, layout: Layout) {
  const height = 356;
  const margins = { left: 38, right: 12, top: 28, bottom: 50 + countsHeight };
  const plot = plotSize(layout.width, height, margins);
  const share = linearScale([], { include: [0, 1], room: 0, ticks: 5 });
  const x = quantitative(share, 'probability', { title: null, grid: false });
  // The corner's zero belongs to the axis below.
  const y = quantitative({ ...share, ticks: share.ticks.slice(1) }, 'accuracy', { title: null });
  const most = Math.max(...bins.map((bin) => bin.n));
  const style = markers([item]);
  const colour = colourOf(item);
  const data = bins.map((bin) => ({ configuration: item.name, ...bin }));
  const solid = data.filter((bin) => bin.n >= fewPredictions);
  const hollow = data.filter((bin) => bin.n < fewPredictions);
  const point = { x, y, shape: style.shape };
  // The axis of the probabilities stands under the diagram, the counts hang below its labels.
  const base = plot.height + 24;
  const counts = bins.map((bin) => ({
    from: bin.from,
    to: bin.to,
    y: base,
    y2: base + (bin.n / most) * (countsHeight - 8),
  }));
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: {
          values: [
            { probability: 0, accuracy: 0 },
            { probability: 1, accuracy: 1 },
          ],
        },
        mark: { type: 'line', color: palette.grey, strokeWidth: 1, strokeDash: [3, 3] },
        encoding: { x, y },
      },
      {
        data: { values: data.filter((bin) => bin.low !== null) },
        mark: { type: 'rule', color: colour, strokeWidth: 1.4, strokeOpacity: 0.6 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values: solid },
        mark: { type: 'line', color: colour, strokeWidth: 1.6 },
        encoding: { x, y, order: { field: 'probability', type: 'quantitative' } },
      },
      {
        name: 'main',
        data: { values: solid },
        mark: { type: 'point', size: sizes.marker, color: colour, stroke: palette.paper, strokeWidth: 1 },
        encoding: point,
      },
      {
        data: { values: hollow },
        mark: {
          type: 'point',
          filled: true,
          size: sizes.marker,
          fill: palette.paper,
          stroke: colour,
          strokeWidth: 1.4,
        },
        encoding: point,
      },
      {
        data: { values: counts },
        mark: { type: 'rect', color: colour, fillOpacity: 0.35 },
        encoding: {
          x: { ...x, field: 'from' },
          x2: { field: 'to' },
          y: { field: 'y', type: 'quantitative', scale: null, axis: null },
          y2: { field: 'y2' },
        },
      },
      texts(perfectLabel(bins, plot), { halo: true, fixed: true }),
      texts([{ x: 0, y: base + countsHeight - 2, text: `predictions per bin, at most ${integer(most)}` }]),
      texts([{ x: plot.width, y: base + countsHeight + 12, text: 'Probability of the predicted label' }], {
        align: 'right',
        color: palette['ink-2'],
      }),
      texts([{ x: 4 - margins.left, y: -16, text: 'Share that is right' }], { color: palette['ink-2'] }),
      texts(ece === null ? [] : [{ x: plot.width, y: -16, text: ece }], {
        align: 'right',
        color: palette.ink,
        weight: 600,
      }),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const item = configurationsOf(input)[0];
  const calibration = item === undefined ? null : (input.detail?.(item.id)?.calibration ?? null);
  if (item === undefined || calibration === null) return null;
  const bins = binsOf(calibration);
  if (bins.length < 2) return null;
  const ece = numberOf(calibration.ece);
  const eceText = ece === null ? null : `${calibration.runs > 1 ? 'pooled ECE' : 'ECE'} ${fixed(ece, 4)}`;
  const gaps = [...bins]
    .filter((bin) => bin.n >= fewPredictions)
    .sort((a, b) => Math.abs(b.accuracy - b.probability) - Math.abs(a.accuracy - a.probability));
  const worst = gaps[0];
  const few = bins.filter((bin) => bin.n < fewPredictions).length;
  return {
    key: [item.id],
    title: `How sure ${item.name} is, and how right`,
    description: [
      `${integer(calibration.n)} predictions of ${item.name} from ${integer(calibration.runs)} runs in ten bins of the probability of the predicted label, with Wilson intervals.`,
      ...(ece === null
        ? []
        : [
            calibration.runs > 1
              ? `Pooled over the runs, the expected calibration error is ${fixed(ece, 4)}; tables show the mean of the runs.`
              : `The expected calibration error is ${fixed(ece, 4)}.`,
          ]),
      ...(worst === undefined
        ? []
        : [
            `The widest gap: at a mean probability of ${percent(worst.probability, 1)}, ${percent(worst.accuracy, 1)} of ${integer(worst.n)} are right.`,
          ]),
      ...(few === 0
        ? []
        : [`Hollow: ${few === 1 ? 'a bin' : `${few} bins`} with fewer than ${fewPredictions} predictions.`]),
    ].join(' '),
    table: {
      columns: [
        textColumn('Bin'),
        numberColumn('n'),
        numberColumn('mean probability'),
        numberColumn('share right'),
        numberColumn('low'),
        numberColumn('high'),
      ],
      rows: bins.map((bin) => [
        `${fixed(bin.from, 1)} to ${fixed(bin.to, 1)}`,
        bin.n,
        bin.probability,
        bin.accuracy,
        bin.low,
        bin.high,
      ]),
    },
    draw: (layout) => draw(item, bins, eceText, layout),
  };
}

/** The reliability diagram of one configuration. */
export const reliability: FigureDefinition = {
  id: 'reliability',
  title: 'Calibration',
  answers: 'When it says 80 %, is it right in 80 % of cases?',
  widths: { wide: 360, narrow: null },
  build,
};
