/** What is known about the front of a ranking: the facts that the verdict sentences are written from. */
import { formatScore } from './scores.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import type { Comparison, Metric, Ranking } from '../report/schema.ts';
import { differenceText, percent, plainNumber, signedIntervalText } from './numbers.ts';
import { numberOf } from './missing.ts';
import type { Phrase } from './phrases.ts';

/** The method of a ranking that only sorts means: it claims no order. */
const untestedMethod = 'mean, ties shown';

/** True where significance tests stand behind the ranks and tiers, so that "leads" may be said at all. */
export const isTested = (ranking: Ranking): boolean => ranking.method !== untestedMethod;

/** "highest" or "lowest": which end of a metric is the good one. */
export const bestWord = (metric: Metric): string => (metric.better === 'higher' ? 'highest' : 'lowest');

/** The mean of a configuration with its spread, as text; a dash where there is none. */
export function scoreOf(index: BenchmarkIndex, metric: Metric, configuration: string): string {
  return formatScore(index.summary(configuration, metric.id), metric.unit);
}

/** The best configuration by the mean, and the next one where there is one. */
export interface Front {
  readonly first: string;
  readonly second: string | null;
}

/** The front of a ranking; null where no configuration has a mean. */
export function frontOf(ranking: Ranking, index: BenchmarkIndex, metric: Metric): Front | null {
  const sign = metric.better === 'higher' ? -1 : 1;
  const sorted = ranking.rows
    .flatMap((row) => {
      const mean = numberOf(index.summary(row.configuration, metric.id)?.mean ?? { value: null, reason: '' });
      return mean === null ? [] : [{ id: row.configuration, key: sign * mean }];
    })
    .sort((a, b) => a.key - b.key);
  return sorted.length === 0 ? null : { first: sorted[0]!.id, second: sorted[1]?.id ?? null };
}

/** An amount of a metric as words: `0.0007 accuracy`, `0.42 s`. */
export function amountOf(metric: Metric, text: string): string {
  if (metric.unit === null || metric.unit === '') return `${text} ${metric.label}`;
  return `${text} ${metric.unit}`;
}

/** The comparison of the second with the first, seen from the first: its lead, positive where it is the larger number. */
export interface Lead {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly comparison: Comparison;
}

/** How far the first is from the second, where the Report compares them; else null. */
export function leadOf(index: BenchmarkIndex, metric: Metric, front: Front): Lead | null {
  if (front.second === null) return null;
  const comparison = index.comparison(metric.id, front.second, 'leader');
  if (comparison === null || comparison.baseline !== front.first) return null;
  const value = numberOf(comparison.difference.value);
  if (value === null) return null;
  const { low, high } = comparison.difference;
  // Reversed ends without a negative zero.
  return { value: 0 - value, low: high === null ? null : 0 - high, high: low === null ? null : 0 - low, comparison };
}

/** The sentences on the distance between the first two: difference, interval, and what the interval says. */
export function leadSentences(lead: Lead, metric: Metric, subject: Phrase): Phrase {
  const size = differenceText(Math.abs(lead.value), lead.low, lead.high).replace(/^\+/, '');
  const opening: Phrase = [...subject, { strong: amountOf(metric, size) }, '. '];
  if (lead.low === null || lead.high === null) return opening;
  const level = percent(lead.comparison.difference.level);
  const interval = signedIntervalText(lead.low, lead.high);
  const { minEffect } = metric;
  const inside = (low: number, high: number): boolean => minEffect !== null && low > -minEffect && high < minEffect;
  if (minEffect !== null && inside(lead.low, lead.high)) {
    return [
      ...opening,
      `The ${level} interval, ${interval}, lies inside ±${plainNumber(minEffect)}, the smallest difference that matters.`,
    ];
  }
  if (minEffect !== null && lead.comparison.verdict === 'no practical difference') {
    return [
      ...opening,
      `No practical difference: the test for it holds the difference inside ±${plainNumber(minEffect)}. The ${level} interval is ${interval}.`,
    ];
  }
  const straddles = lead.low <= 0 && lead.high >= 0;
  const meaning = straddles ? ' includes zero' : lead.low > 0 || lead.high < 0 ? ' excludes zero' : '';
  return [
    ...opening,
    `The ${level} interval, ${interval},${meaning}${straddles ? ': which is ahead cannot be decided' : ''}.`,
  ];
}

/** @example thresholdText(0.005) // '±0.005' */
export const thresholdText = (minEffect: number): string => `±${plainNumber(minEffect)}`;
