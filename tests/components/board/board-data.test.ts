import { describe, expect, test } from 'vitest';
import { boardOf, rowOf } from '../../../src/components/board/board-data.ts';
import { indexReport } from '../../../src/report/select.ts';
import { comparisonOf, makeBenchmark, metricOf } from '../../format/make-benchmark.ts';
import { reportOf } from '../make-report.ts';

const made = makeBenchmark({
  configurations: [
    { id: 'a', values: [0.9, 0.92], other: { time: [10, 12] } },
    { id: 'b', values: [0.8, 0.81], other: { time: [1, 2] } },
    { id: 'c', values: [0.7, 0.71], other: { time: [3, 3] } },
    { id: 'gone', values: [], failed: ['failed'] },
  ],
  metrics: [metricOf(), metricOf({ id: 'time', key: 'time', label: 'time', better: 'lower', role: 'cost' })],
  baseline: 'b',
  tiers: { accuracy: { b: 2, c: 3 } },
  comparisons: [comparisonOf({ baseline: 'b', candidate: 'a' })],
});
const report = indexReport(reportOf(made));

describe('the board of a metric', () => {
  const board = boardOf(report, made.index, metricOf());
  test('has a group per tier and the unranked at the end', () => {
    expect(board.groups.map((group) => [group.label, group.rows.map((row) => row.configuration.id)])).toEqual([
      ['Leading tier.', ['a']],
      ['Second tier.', ['b']],
      ['Third tier.', ['c']],
      ['Without a rank.', ['gone']],
    ]);
  });
  test('reads every value of every seed from its run', () => {
    expect(rowOf(board, 'a')?.values.map((item) => item.value)).toEqual([0.9, 0.92]);
    expect(rowOf(board, 'gone')?.values).toEqual([]);
    expect(rowOf(board, 'unknown')).toBeNull();
  });
  test('knows the baseline, the comparisons and a cost beside the scores', () => {
    expect(rowOf(board, 'b')?.isBaseline).toBe(true);
    expect(board.baselineMean).toBeCloseTo(0.805, 12);
    expect(board.hasComparisons).toBe(true);
    expect(board.secondary.map((column) => column.metric.id)).toEqual(['time']);
  });
  test('is built once', () => expect(boardOf(report, made.index, metricOf())).toBe(board));
});

test('without tests there are no tiers', () => {
  const plain = makeBenchmark({
    configurations: [
      { id: 'a', values: [1] },
      { id: 'b', values: [2] },
    ],
    method: 'mean, ties shown',
    tiers: { accuracy: { b: 2 } },
  });
  const board = boardOf(indexReport(reportOf(plain)), plain.index, metricOf());
  expect(board.tested).toBe(false);
  expect(board.groups.map((group) => group.label)).toEqual(['']);
});

test('all in one tier says so, a single configuration says nothing', () => {
  const tied = makeBenchmark({
    configurations: [
      { id: 'a', values: [1] },
      { id: 'b', values: [2] },
    ],
  });
  expect(boardOf(indexReport(reportOf(tied)), tied.index, metricOf()).groups[0]!.label).toBe('All in one tier.');
  const single = makeBenchmark({ configurations: [{ id: 'a', values: [1] }] });
  expect(boardOf(indexReport(reportOf(single)), single.index, metricOf()).groups[0]!.label).toBe('');
});
