/** Differences of many pairs on one axis: a forest of intervals around zero, with the smallest difference that matters. */
import { numberOf } from '../../format/missing.ts';
import type { Comparison, Metric } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { makeScale, position, type Scale } from '../scale.ts';
import { axis } from '../strip.ts';

/** One axis for all comparisons, zero included. */
export function differenceAxis(
  comparisons: readonly Comparison[],
  metric: Metric,
): { readonly scale: Scale; readonly axis: Html } {
  const ends = comparisons.flatMap(({ difference }) => [numberOf(difference.value), difference.low, difference.high]);
  const values = ends.filter((value) => value !== null);
  const band = metric.minEffect === null ? [] : [-metric.minEffect, metric.minEffect];
  const scale = makeScale([0, ...band, ...values], { wanted: 5 });
  return { scale, axis: axis(scale, null) };
}

/** One comparison as dot and interval. */
export function differenceBar(
  comparison: Comparison,
  scale: Scale,
  look: { readonly colour: string; readonly minEffect: number | null },
): Html {
  const value = numberOf(comparison.difference.value);
  const { low, high } = comparison.difference;
  const at = (x: number): number => position(scale, x);
  const band =
    look.minEffect === null
      ? nothing
      : markup`<rect class="band" x="${at(-look.minEffect)}%" width="${Math.round((at(look.minEffect) - at(-look.minEffect)) * 100) / 100}%" y="0" height="100%" />`;
  const bar =
    low === null || high === null
      ? nothing
      : markup`<line class="ci" x1="${at(low)}%" x2="${at(high)}%" y1="15" y2="15" />`;
  const dot = value === null ? nothing : markup`<circle class="dot" cx="${at(value)}%" cy="15" r="4.4" />`;
  return markup`<svg class="forest ${look.colour}" height="30" aria-hidden="true">
    ${band}<line class="zero" x1="${at(0)}%" x2="${at(0)}%" y1="0" y2="100%" />${bar}${dot}
  </svg>`;
}
