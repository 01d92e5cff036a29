import { describe, expect, it } from 'vitest';
import { aggregateBetter, aggregateIds, aggregateRows, taskOrder } from '../../src/report/select-tasks.ts';
import { makeAcrossTasks } from '../helpers/across-tasks.ts';

const across = makeAcrossTasks(['a', 'b', 'c'], 'm');

describe('look-ups over tasks', () => {
  it('sort an aggregate best first: a gap from its smallest', () => {
    const names = (rows: readonly { readonly configuration: string }[]) => rows.map((row) => row.configuration);
    expect(names(aggregateRows(across, 'mean'))).toEqual(['a', 'b', 'c']);
    expect(names(aggregateRows(across, 'optimality-gap'))).toEqual(['a', 'b', 'c']);
    const lower = { ...across, scale: { ...across.scale, better: 'lower' as const } };
    expect(names(aggregateRows(lower, 'mean'))).toEqual(['c', 'b', 'a']);
    expect(aggregateBetter(lower, 'optimality-gap')).toBe('lower');
    expect(aggregateIds(across)).toEqual(['interquartile-mean', 'mean', 'median', 'optimality-gap']);
  });

  it('order configurations by the leading aggregate, else by mean rank, else as they come', () => {
    expect(taskOrder(across)).toEqual(['a', 'b', 'c']);
    const ranks = { ...across.ranks!, meanRanks: across.ranks!.meanRanks.toReversed() };
    expect(taskOrder({ ...across, leading: null, ranks })).toEqual(['a', 'b', 'c']);
    expect(taskOrder({ ...across, leading: null, ranks: null, configurations: ['c', 'a', 'b'] })).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});
