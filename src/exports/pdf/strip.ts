/** The strip in a leaderboard: every seed as a dot, the interval as a bar, the mean as a tick, on an axis per column. */
import { linearScale, type DrawnScale } from '../../figures/scales.ts';
import { numberOf } from '../../format/missing.ts';
import { intervalText, percent, plainNumber } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { Metric, RunRecord, Summary } from '../../report/schema.ts';
import { ink, styles, type Colour } from './style.ts';
import type { Flow } from './flow.ts';
import type { Box, CellDrawing } from './table-cells.ts';

/** What one strip shows. */
export interface StripData {
  readonly name: string;
  readonly values: readonly number[];
  readonly mean: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  readonly colour: Colour;
}

/** The counted values of a metric among runs. */
export function countedValues(runs: readonly RunRecord[], metric: Metric): readonly number[] {
  return runs.flatMap((run) => {
    const value = run.counted ? run.metrics[metric.key] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
}

/** The strip of a summary and the values behind it. */
export function stripData(
  summary: Summary | null,
  values: readonly number[],
  look: { readonly name: string; readonly colour: Colour },
): StripData {
  const interval = summary?.intervals[0];
  const known = interval !== undefined && interval.low !== null && interval.high !== null;
  return {
    ...look,
    values,
    mean: summary === null ? null : numberOf(summary.mean),
    interval: known ? { low: interval.low!, high: interval.high!, level: interval.level } : null,
  };
}

/** The axis that all strips of a column share. Values that differ by rounding alone count as one. */
export function stripScale(strips: readonly StripData[]): DrawnScale {
  const values = strips.flatMap(({ values: own, mean, interval }) =>
    [...own, mean, interval?.low ?? null, interval?.high ?? null].filter((value) => value !== null),
  );
  const [low, high] = [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const one = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return linearScale(one ? [low] : values, { ticks: 4, room: 0.05 });
}

/** Of a strip, in points. */
const mostHeight = 28;

const inside = (scale: DrawnScale, box: Box, value: number): number =>
  Math.round((box.x + Math.min(1, Math.max(0, scale.place(value))) * box.width) * 100) / 100;

/** Offsets from the middle for dots at sorted places: neighbours within reach stand on each other. */
function stacked(sorted: readonly number[], reach: number, most: number): readonly number[] {
  const offsets: number[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]! - sorted[start]! < reach) end++;
    const step = Math.min(2.1, most / Math.max(1, end - start - 1));
    for (let i = start; i < end; i++) offsets.push((i - start - (end - start - 1) / 2) * step);
    start = end;
  }
  return offsets;
}

/** What a strip says to those who do not see it. */
export function stripAlt({ name, values, mean, interval }: StripData): string {
  if (values.length === 0) return `${name}: no values.`;
  const parts = [
    mean === null ? null : `mean ${plainNumber(mean)}`,
    interval === null ? null : `${percent(interval.level)} interval ${intervalText(interval.low, interval.high)}`,
    values.length === 1
      ? 'one seed'
      : `${count(values.length, 'seed')} from ${plainNumber(Math.min(...values))} to ${plainNumber(Math.max(...values))}`,
  ];
  return `${name}: ${parts.filter((part) => part !== null).join(', ')}.`;
}

/** The drawing of one strip. */
export function stripCell({ pdf }: Flow, strip: StripData, scale: DrawnScale): CellDrawing {
  return {
    height: 19,
    alt: stripAlt(strip),
    draw(cell) {
      // In a high row the strip stays together, in its middle.
      const height = Math.min(cell.height, mostHeight);
      const box = { ...cell, y: cell.y + (cell.height - height) / 2, height };
      const dotsAt = box.y + box.height * 0.36;
      const barAt = box.y + box.height * 0.78;
      const sorted = strip.values.map((value) => inside(scale, box, value)).sort((a, b) => a - b);
      const offsets = stacked(sorted, 1.6, box.height * 0.42);
      sorted.forEach((x, i) => pdf.circle(x, Math.round((dotsAt + offsets[i]!) * 100) / 100, 1.15));
      if (sorted.length > 0) pdf.fillColor(strip.colour, 0.75).fill();
      pdf.fillOpacity(1);
      if (strip.interval !== null) {
        const [low, high] = [inside(scale, box, strip.interval.low), inside(scale, box, strip.interval.high)];
        pdf.moveTo(low, barAt).lineTo(high, barAt).lineWidth(1.3).stroke(strip.colour);
      }
      if (strip.mean !== null) {
        const x = inside(scale, box, strip.mean);
        pdf
          .moveTo(x, barAt - 2.7)
          .lineTo(x, barAt + 2.7)
          .lineWidth(1.3)
          .stroke(strip.colour);
      }
    },
  };
}

/** Grid lines and the dashed line of the baseline, behind a row. */
export const stripGrid =
  ({ pdf }: Flow, scale: DrawnScale, baseline: number | null) =>
  (box: Box): void => {
    const line = (value: number): PDFKit.PDFDocument => {
      const x = inside(scale, box, value);
      return pdf.moveTo(x, box.y).lineTo(x, box.y + box.height);
    };
    for (const tick of scale.ticks) line(tick).lineWidth(0.4).stroke(ink.hair);
    if (baseline !== null) line(baseline).lineWidth(0.7).dash(1.6, { space: 1.4 }).stroke(ink.second).undash();
  };

/** The axis in the head of the column: ticks, and where the baseline is. */
export function stripAxis(flow: Flow, scale: DrawnScale, baseline: number | null): CellDrawing {
  const { pdf, type } = flow;
  const { size } = styles.axis;
  const write = (text: string, box: Box, at: { readonly x: number; readonly baseline: number }): void => {
    const width = type.width(text, styles.axis);
    const x = Math.min(box.x + box.width - width + 6, Math.max(box.x - 6, at.x - width / 2));
    pdf.font('sans').fontSize(size).fillColor(styles.axis.colour);
    pdf.text(text, x, at.baseline, { lineBreak: false, baseline: 'alphabetic' });
  };
  return {
    height: baseline === null ? 12 : 21,
    alt: '',
    draw(box) {
      const foot = box.y + box.height;
      for (const tick of scale.ticks) {
        const x = inside(scale, box, tick);
        write(scale.label(tick), box, { x, baseline: foot - 3.5 });
        pdf
          .moveTo(x, foot - 1)
          .lineTo(x, foot + 4)
          .lineWidth(0.4)
          .stroke(ink.third);
      }
      if (baseline !== null) write('baseline', box, { x: inside(scale, box, baseline), baseline: foot - 13 });
    },
  };
}
