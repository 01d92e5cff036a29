import { expect, test } from 'vitest';
import { phraseText } from '../../src/format/phrases.ts';
import { correlationInterval, rewardSentences } from '../../src/format/reward-sentences.ts';
import type { CorrelationEntry, RewardsSection } from '../../src/report/samples-schema.ts';

const entry = (method: string, value: number, half: number | null): CorrelationEntry => ({
  method,
  n: 100,
  value,
  low: half === null ? null : value - half,
  high: half === null ? null : value + half,
  level: 0.95,
  p: 0.5,
  reason: null,
});

/** Configurations with their rewards: name to value and half width. */
function section(...sets: Readonly<Record<string, readonly [number, number]>>[]): RewardsSection {
  const names = Object.keys(sets[0]!);
  return {
    overall: names.map((column) => {
      const values = sets.map((set) => set[column]![0]).sort((a, b) => a - b);
      return { column, configurations: sets.length, median: values[0]!, min: values[0]!, max: values.at(-1)! };
    }),
    sets: sets.map((set, place) => ({
      configuration: `c${place}`,
      run: `r${place}`,
      seed: '0',
      columns: names.map((column) => {
        const [value, half] = set[column]!;
        const correctness = [entry('Pearson correlation', value, half), entry('Spearman correlation', value, null)];
        return { column, n: 100, mean: 0, sd: 1, min: 0, max: 1, correctness };
      }),
      agreement: [],
    })),
    warnings: [],
  };
}
const title = (given: RewardsSection): string => phraseText(rewardSentences(given).title, String);
const dek = (given: RewardsSection): string => phraseText(rewardSentences(given).dek, String);

test('a lead is claimed only where the intervals are apart in every configuration', () => {
  expect(title(section({ truth: [0.8, 0.05], form: [0.1, 0.1] }))).toBe(
    'truth follows correctness most closely (ρ = 0.80).',
  );
  expect(title(section({ truth: [0.3, 0.1], form: [0.25, 0.1] }))).toBe(
    'truth has the highest correlation with correctness (ρ = 0.30); whether it is ahead of form is not established.',
  );
  const mixed = section({ truth: [0.8, 0.05], form: [0.1, 0.1] }, { truth: [0.9, 0.2], form: [0.8, 0.1] });
  expect(title(mixed)).toContain('is not established');
});

test('one reward rises, falls, or neither is shown', () => {
  expect(title(section({ r: [0.4, 0.1] }))).toBe('r rises with correctness (ρ = 0.40).');
  expect(title(section({ r: [-0.4, 0.1] }))).toBe('r falls with correctness (ρ = −0.40).');
  expect(title(section({ r: [0.05, 0.1] }))).toBe('Whether r rises with correctness is not established (ρ = 0.05).');
});

test('what is higher for wrong answers is said only where the interval excludes zero', () => {
  expect(dek(section({ truth: [0.8, 0.05], length: [-0.2, 0.1] }))).toContain('length is higher for wrong answers');
  expect(dek(section({ truth: [0.8, 0.05], length: [-0.05, 0.1] }))).not.toContain('higher for wrong');
  expect(title(section({ a: [-0.2, 0.1], b: [-0.3, 0.1] }))).toBe(
    'No reward has a positive correlation with correctness.',
  );
});

test('without any correlation nothing is claimed, and an interval may be absent', () => {
  const none: RewardsSection = { overall: [], sets: [], warnings: [] };
  expect(title(none)).toBe('No reward can be compared with correctness.');
  expect(correlationInterval(entry('x', 0.5, null))).toBeNull();
  expect(correlationInterval(entry('x', 0, 0.5))).toBe('−0.50 to +0.50');
});
