/** Which reward follows correctness, in sentences that the intervals allow. */
import type { CorrelationEntry, RewardsSection } from '../report/samples-schema.ts';
import { numberOf } from './missing.ts';
import { fixed, signed } from './numbers.ts';
import type { PageSentences } from './sample-sentences.ts';
import { count, countWord } from './words.ts';

/** The correlation with correctness that has an interval: Pearson's, which is the point-biserial one. */
export const pearsonOf = (column: RewardsSection['sets'][number]['columns'][number]): CorrelationEntry | null =>
  column.correctness.find((entry) => /pearson/i.test(entry.method)) ?? column.correctness[0] ?? null;

/** The rank correlation with correctness. */
export const spearmanOf = (column: RewardsSection['sets'][number]['columns'][number]): CorrelationEntry | null =>
  column.correctness.find((entry) => /spearman/i.test(entry.method)) ?? null;

/** A correlation to two decimals with its sign. */
export const correlationText = (value: number): string => signed(value, 2);

/** `+0.41 to +0.52`, or null where there is none. */
export const correlationInterval = (entry: CorrelationEntry): string | null =>
  entry.low === null || entry.high === null ? null : `${signed(entry.low, 2)} to ${signed(entry.high, 2)}`;

interface Ranked {
  readonly column: string;
  readonly median: number;
}

/** Columns by their median correlation, the highest first. */
const ranked = (rewards: RewardsSection): Ranked[] =>
  rewards.overall
    .flatMap(({ column, median }) => {
      const value = numberOf(median);
      return value === null ? [] : [{ column, median: value }];
    })
    .sort((a, b) => b.median - a.median);

/** Whether the first follows correctness more closely than the second in every configuration, with intervals apart. */
function isApart(rewards: RewardsSection, first: string, second: string): boolean {
  const both = rewards.sets.flatMap((set) => {
    const [x, y] = [first, second].map((name) => set.columns.find((entry) => entry.column === name));
    return x === undefined || y === undefined ? [] : [{ x: pearsonOf(x), y: pearsonOf(y) }];
  });
  return both.length > 0 && both.every(({ x, y }) => x?.low != null && y?.high != null && x.low > y.high);
}

function titleText(rewards: RewardsSection): string {
  const order = ranked(rewards);
  const [first, second] = order;
  const k = rewards.sets.length;
  if (first === undefined) return 'No reward can be compared with correctness.';
  const rho = `ρ = ${fixed(first.median, 2)}`;
  if (second === undefined) {
    const how = first.median <= 0 ? 'does not follow' : first.median < 0.3 ? 'hardly follows' : 'follows';
    return `${first.column} ${how} correctness (${rho}).`;
  }
  if (first.median <= 0) return `None of ${count(order.length, 'reward')} rises with correctness.`;
  if (isApart(rewards, first.column, second.column)) {
    return `${first.column} follows correctness most closely${k > 1 ? ' in every configuration' : ''} (${k > 1 ? 'median ' : ''}${rho}).`;
  }
  return `${first.column} has the highest correlation with correctness (${k > 1 ? 'median ' : ''}${rho}); whether it is ahead of ${second.column} is not established.`;
}

/** The page of rewards. */
export function rewardSentences(rewards: RewardsSection): PageSentences {
  const title = titleText(rewards);
  const against = ranked(rewards).filter((entry) => entry.median < 0);
  const dek = [
    `${count(rewards.overall.length, 'reward column')} in the predictions of ${countWord(rewards.sets.length, 'configuration')}, each against whether the answer is right.`,
    ...(against.length > 0 && against.length < rewards.overall.length
      ? [
          `${against.map((entry) => entry.column).join(', ')} ${against.length === 1 ? 'is' : 'are'} higher for wrong answers.`,
        ]
      : []),
    'A reward that does not rise with correctness pays for something else.',
  ].join(' ');
  return { title: [title], dek: [dek], description: `${title} ${dek}`.slice(0, 200) };
}
