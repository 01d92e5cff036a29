import { describe, expect, it } from 'vitest';
import { aggregateTasks, taskStrata } from '../../../src/stats/aggregate/task-scores.ts';
import { stratifiedBootstrapInterval } from '../../../src/stats/intervals/stratified-bootstrap.ts';
import { mean } from '../../../src/stats/numeric.ts';
import { expectGolden, loadGolden } from '../golden.ts';

const meanOfMeans = (tasks: readonly Float64Array[]) => mean(tasks.map(mean));
const names = { iqm: 'interquartile-mean', mean: 'mean', median: 'median', optimality_gap: 'optimality-gap' } as const;
const isName = (name: string): name is keyof typeof names => name in names;

describe('stratifiedBootstrapInterval against references', () => {
  for (const golden of loadGolden('stratified_bootstrap_band')) {
    it(`lies in the band of rliable: ${golden.id}`, () => {
      const { aggregate, taskBootstrap: resampleTasks, level, nResamples: resamples } = golden.options;
      if (!isName(aggregate)) throw new Error(`unknown aggregate ${aggregate}`);
      const { tasks } = taskStrata(golden.input.scores);
      const statistic = (drawn: readonly Float64Array[]) => aggregateTasks(drawn, names[aggregate]);
      const options = { statistic, resampleTasks, level, resamples, key: golden.id };
      const { value, low, high } = stratifiedBootstrapInterval(tasks, options);
      expectGolden(golden, { point: value, lower: low, upper: high });
    });
  }
});

describe('stratifiedBootstrapInterval', () => {
  it('runs its example', () => {
    const statistic = ([a, b]: readonly Float64Array[]) => (a![0]! + b![0]!) / 2;
    expect(
      stratifiedBootstrapInterval(
        [
          [1, 1],
          [3, 3],
        ],
        { statistic },
      ).low,
    ).toBe(2);
  });

  it('keeps each task in its place, or draws tasks too', () => {
    const tasks = [
      [1, 2],
      [10, 20, 30],
    ];
    const seen = { fixed: new Set<string>(), drawn: new Set<string>() };
    const record = (into: Set<string>) => (drawn: readonly Float64Array[]) => {
      into.add(drawn.map((scores) => `${scores.length}${scores[0]! >= 10 ? 'b' : 'a'}`).join());
      return meanOfMeans(drawn);
    };
    stratifiedBootstrapInterval(tasks, { statistic: record(seen.fixed), resamples: 200 });
    stratifiedBootstrapInterval(tasks, { statistic: record(seen.drawn), resamples: 200, resampleTasks: true });
    expect([...seen.fixed]).toEqual(['2a,3b']);
    expect([...seen.drawn].sort()).toEqual(['2a,2a', '2a,3b', '3b,2a', '3b,3b']);
  });

  it('does not depend on the order of the runs and repeats itself', () => {
    const tasks = [
      [0.1, 0.5, 0.9],
      [0.2, 0.3, 0.8],
    ];
    const options = { statistic: meanOfMeans, key: 'k', resamples: 500 };
    const base = stratifiedBootstrapInterval(tasks, options);
    expect(
      stratifiedBootstrapInterval(
        tasks.map((scores) => scores.toReversed()),
        options,
      ),
    ).toEqual(base);
  });

  it('leaves missing scores out, with one warning', () => {
    const result = stratifiedBootstrapInterval(
      [
        [1, null, 2],
        [3, 4, Infinity],
      ],
      { statistic: meanOfMeans, resamples: 50 },
    );
    expect(result).toMatchObject({ n: 4, tasks: 2, value: 2.5 });
    expect(result.warnings.map(({ code }) => code)).toEqual(['values-left-out']);
  });

  it('has reasons instead of numbers', () => {
    const statistic = meanOfMeans;
    expect(stratifiedBootstrapInterval([], { statistic })).toMatchObject({
      value: null,
      low: null,
      reason: 'no tasks',
    });
    expect(stratifiedBootstrapInterval([[1, 2], [null]], { statistic })).toMatchObject({
      value: null,
      reason: '1 of 2 tasks have no score',
    });
    expect(stratifiedBootstrapInterval([[1], [2]], { statistic })).toMatchObject({
      value: 1.5,
      low: null,
      reason: expect.stringContaining('one run'),
    });
    expect(
      stratifiedBootstrapInterval([[1], [2]], { statistic, resampleTasks: true, resamples: 100 }).low,
    ).not.toBeNull();
    expect(stratifiedBootstrapInterval([[1, 2]], { statistic, resampleTasks: true })).toMatchObject({
      low: null,
      reason: expect.stringContaining('one task'),
    });
  });
});
