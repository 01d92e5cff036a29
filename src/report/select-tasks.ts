/** Look-ups in what a benchmark says over its tasks. */
import type { AcrossTasks, AggregateId } from './tasks-schema.ts';

/** One aggregate of one configuration that has a value. */
export interface AggregateRow {
  readonly configuration: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Which end of an aggregate is the good one: a gap is better small, the others as the scale has it. */
export const aggregateBetter = (across: AcrossTasks, id: AggregateId): 'higher' | 'lower' =>
  id === 'optimality-gap' ? 'lower' : across.scale.better;

/** The configurations with a value of an aggregate, best first; equal ones in the order of the Report. */
export function aggregateRows(across: AcrossTasks, id: AggregateId): AggregateRow[] {
  const sign = aggregateBetter(across, id) === 'higher' ? -1 : 1;
  return across.aggregates
    .flatMap(({ aggregate, configuration, value, low, high }) =>
      aggregate === id && typeof value === 'number' ? [{ configuration, value, low, high }] : [],
    )
    .sort((a, b) => sign * (a.value - b.value));
}

/** The aggregates that were computed, the leading one first. */
export const aggregateIds = (across: AcrossTasks): readonly AggregateId[] => [
  ...new Set(across.aggregates.map((item) => item.aggregate)),
];

/** The configurations that have a score on every task, best first: by the leading aggregate, else by mean rank. */
export function taskOrder(across: AcrossTasks): readonly string[] {
  const { leading, ranks, configurations } = across;
  if (leading !== null) return aggregateRows(across, leading).map((row) => row.configuration);
  if (ranks === null) return configurations;
  return ranks.meanRanks.toSorted((a, b) => a.meanRank - b.meanRank).map((row) => row.configuration);
}
