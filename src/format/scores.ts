/** Summaries to text: the mean with its spread, and what stands in its place where there is none. */
import type { Summary } from '../report/schema.ts';
import { dash, numberOf } from './missing.ts';
import { roundScore, scoreText, withUnit, type RoundedScore } from './numbers.ts';

/** The rounded mean and sd of a summary, or null where it has no mean. */
export function roundedSummary(summary: Summary | null): RoundedScore | null {
  if (summary === null) return null;
  const mean = numberOf(summary.mean);
  return mean === null ? null : roundScore(mean, summary.n < 2 ? null : numberOf(summary.sd));
}

/** `0.9870 ± 0.0046`, with the unit once; `n = 1` gives the value alone; a dash where no run gave a value. */
export function formatScore(summary: Summary | null, unit: string | null): string {
  const mean = summary === null ? null : numberOf(summary.mean);
  if (summary === null || mean === null) return dash;
  return withUnit(scoreText(mean, summary.n < 2 ? null : numberOf(summary.sd)), unit);
}
