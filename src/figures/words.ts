/** Phrases that several figures share. */
import { fixed, percent } from '../format/numbers.ts';
import { capital, count, cutMiddle, listText } from '../format/words.ts';
import type { Metric } from '../report/schema.ts';

/** `95 %` of a confidence level of 0.95. */
export const percentLevel = (level: number): string => percent(level, Number.isInteger(level * 100) ? 0 : 1);

/** A metric's label as a title starts with it. */
export const metricTitle = (metric: Metric): string => capital(metric.label);

/** Names joined, the middle of a long list as a count: order matters, so the first and the last are named. */
export function namesText(names: readonly string[], most = 5): string {
  if (names.length <= most) return listText(names);
  return `${names[0]!} to ${names.at(-1)!} (${names.length} in this order)`;
}

/** What fits above the narrow drawings; the title of the figure has the whole label. */
const longestLabel = 36;

/** The title of a metric's axis, with its unit once and which end is better. */
export function axisTitle(metric: Metric): string {
  const unit = metric.unit === null || metric.unit === '' ? '' : `, ${metric.unit}`;
  return `${cutMiddle(capital(metric.label), longestLabel)}${unit} (${metric.better} is better)`;
}

/** `16 configurations`, or `the first 40 of 100 configurations` where not all fit. */
export function shownOf(shown: number, total: number, noun: string): string {
  return shown === total ? count(total, noun) : `The first ${fixed(shown, 0)} of ${count(total, noun)}`;
}
