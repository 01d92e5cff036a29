/** Names and meanings of what stands for several tasks. */
import type { AcrossTasks, AggregateId } from '../report/schema.ts';

const names: Readonly<Record<AggregateId, string>> = {
  'interquartile-mean': 'interquartile mean',
  mean: 'mean of the task means',
  median: 'median of the task means',
  'optimality-gap': 'optimality gap',
  'weighted-mean': 'mean weighted by samples',
};

const meanings: Readonly<Record<AggregateId, string>> = {
  'interquartile-mean':
    'The mean of the middle half of all runs on all tasks: neither the hardest nor the easiest task decides it.',
  mean: 'Every task weighs the same, so one task with far-off scores can decide it.',
  median: 'The task in the middle: it does not move when scores on the other tasks do.',
  'optimality-gap': 'How far runs fall short of the best possible score, on average; lower is better.',
  'weighted-mean': 'Tasks weigh by their number of samples, as if all samples were one test set.',
};

/** @example aggregateName('optimality-gap') // 'optimality gap' */
export const aggregateName = (id: AggregateId): string => names[id];

/** What an aggregate says, in a sentence. */
export const aggregateMeaning = (id: AggregateId): string => meanings[id];

/** The scale of the aggregates as the title of an axis. */
export function scaleTitle(across: AcrossTasks): string {
  const { kind, unit } = across.scale;
  return kind === 'normalised' ? 'normalised score' : unit === null || unit === '' ? 'score' : `score, ${unit}`;
}
