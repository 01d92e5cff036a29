import { describe, expect, it } from 'vitest';
import { aggregateOf, acrossOf, type TaskScores } from './task-runs.ts';
import { stratifiedBootstrapInterval } from '../../../src/stats/intervals/stratified-bootstrap.ts';
import { aggregateTasks } from '../../../src/stats/aggregate/task-scores.ts';

const scores: TaskScores = {
  a: { t1: [0.5, 0.6, 0.7], t2: [0.8, 0.8, 0.9] },
  b: { t1: [0.4, 0.4, 0.4], t2: [0.2, 0.3, 0.1] },
};

describe('aggregates over tasks', () => {
  it('are those of the statistics, with the stratified bootstrap over runs', () => {
    const { across, id } = acrossOf(scores);
    const tasks = [Float64Array.of(0.5, 0.6, 0.7), Float64Array.of(0.8, 0.8, 0.9)];
    for (const aggregate of ['interquartile-mean', 'mean', 'median', 'optimality-gap'] as const) {
      const found = aggregateOf(across, id('a'), aggregate);
      expect(found.value).toBeCloseTo(aggregateTasks(tasks, aggregate), 12);
      expect(found.n).toBe(6);
      const again = stratifiedBootstrapInterval(tasks, {
        statistic: (s) => aggregateTasks(s, aggregate),
        key: 'other',
      });
      // Another stream, the same interval but for Monte Carlo error.
      expect(Math.abs(found.low! - again.low!)).toBeLessThan(0.01);
      expect(Math.abs(found.high! - again.high!)).toBeLessThan(0.01);
    }
    expect(across.leading).toBe('interquartile-mean');
  });

  it('stand in the units of a metric where lower is better, the gap from its lowest score', () => {
    const { across, id } = acrossOf(
      scores,
      {
        metrics: {
          't1.error': { better: 'lower', bounds: [0, 1] },
          't2.error': { better: 'lower', bounds: [0, 1] },
        },
        primary: 't1.error',
      },
      'error',
    );
    const mean = aggregateOf(across, id('a'), 'mean');
    expect(mean.value).toBeCloseTo((0.6 + 2.5 / 3) / 2, 12);
    expect(mean.low!).toBeLessThan(mean.high!);
    expect(aggregateOf(across, id('a'), 'optimality-gap').value).toBeCloseTo(4.3 / 6, 12);
    const { taus, rows } = across.profiles!;
    expect(taus).toEqual([...taus].sort((x, y) => x - y));
    const shares = rows.find((row) => row.configuration === id('a'))!.shares;
    // The share of runs with a smaller error grows with the threshold.
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeGreaterThanOrEqual(5 / 6);
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
  });

  it('have no interval with one run per task, and say why', () => {
    const { across, id } = acrossOf({ a: { t1: [0.5], t2: [0.6] }, b: { t1: [0.4], t2: [0.3] } });
    expect(aggregateOf(across, id('a'), 'mean')).toMatchObject({
      value: 0.55,
      low: null,
      high: null,
      reason: 'one run per task: no spread between runs',
    });
  });

  it('give profiles at round thresholds that start at one and end at zero', () => {
    const { across } = acrossOf(scores);
    const { taus, rows } = across.profiles!;
    expect(taus.length).toBeGreaterThan(20);
    expect(taus.length).toBeLessThan(110);
    for (const { shares, low, high } of rows) {
      expect([shares[0], shares.at(-1)]).toEqual([1, 0]);
      shares.forEach((share, i) => expect(low![i]! <= share && share <= high![i]!).toBe(true));
    }
  });
});
