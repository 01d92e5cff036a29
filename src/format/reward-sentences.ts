/** Which reward follows correctness, in sentences that the intervals allow. */
import type { CorrelationEntry, RewardsSection } from '../report/samples-schema.ts';
import { numberOf } from './missing.ts';
import { fixed, signed } from './numbers.ts';
import type { PageSentences } from './sample-sentences.ts';
import { capital, countWord } from './words.ts';

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

/** The Pearson correlations of a column over the configurations that have one. */
const correlationsOf = (rewards: RewardsSection, name: string): CorrelationEntry[] =>
  rewards.sets.flatMap((set) => {
    const column = set.columns.find((entry) => entry.column === name);
    return (column === undefined ? null : pearsonOf(column)) ?? [];
  });

const rises = (entries: readonly CorrelationEntry[]): boolean => entries.every(({ low }) => low !== null && low > 0);
const falls = (entries: readonly CorrelationEntry[]): boolean => entries.every(({ high }) => high !== null && high < 0);

function titleOfOne(rewards: RewardsSection, { column, median }: Ranked): string {
  const entries = correlationsOf(rewards, column);
  const rho = `${rewards.sets.length > 1 ? 'median ' : ''}ρ = ${fixed(median, 2)}`;
  if (rises(entries)) return `${column} rises with correctness (${rho}).`;
  if (falls(entries)) return `${column} falls with correctness (${rho}).`;
  return `Whether ${column} rises with correctness is not established (${rho}).`;
}

function titleText(rewards: RewardsSection): string {
  const order = ranked(rewards);
  const [first, second] = order;
  if (first === undefined) return 'No reward can be compared with correctness.';
  if (second === undefined) return titleOfOne(rewards, first);
  if (first.median <= 0) return 'No reward has a positive correlation with correctness.';
  const many = rewards.sets.length > 1;
  const rho = `${many ? 'median ' : ''}ρ = ${fixed(first.median, 2)}`;
  if (isApart(rewards, first.column, second.column)) {
    return `${first.column} follows correctness most closely${many ? ' in every configuration' : ''} (${rho}).`;
  }
  return `${first.column} has the highest correlation with correctness (${rho}); whether it is ahead of ${second.column} is not established.`;
}

/** The page of rewards. */
export function rewardSentences(rewards: RewardsSection): PageSentences {
  const title = titleText(rewards);
  const against = ranked(rewards).filter((entry) => falls(correlationsOf(rewards, entry.column)));
  const dek = [
    `${capital(countWord(rewards.overall.length, 'reward column'))} in the predictions of ${countWord(rewards.sets.length, 'configuration')}, each against whether the answer is right.`,
    ...(against.length > 0 && rewards.overall.length > 1
      ? [
          `${against.map((entry) => entry.column).join(', ')} ${against.length === 1 ? 'is' : 'are'} higher for wrong answers${rewards.sets.length > 1 ? ' in every configuration' : ''}.`,
        ]
      : []),
    'A reward that does not rise with correctness pays for something else.',
  ].join(' ');
  return { title: [title], dek: [dek], description: `${title} ${dek}`.slice(0, 200) };
}
