import { describe, expect, test } from 'vitest';
import { bestTies, letterOf, makeSide, pairedDifferences, sideValues } from '../../../src/components/compare/sides.ts';
import { indexReport } from '../../../src/report/select.ts';
import { makeBenchmark } from '../../format/make-benchmark.ts';
import { reportOf } from '../make-report.ts';

const at = (mean: number | null, rank: readonly [number, number] | null) => ({ mean, rank });

describe('the tie of the best', () => {
  test('is the best mean and every rank interval that overlaps with its', () => {
    expect(bestTies([at(0.9, [1, 2]), at(0.89, [2, 4]), at(0.8, [3, 5])], 'higher')).toEqual([true, true, false]);
    expect(bestTies([at(0.9, [1, 1]), at(0.89, [2, 4])], 'higher')).toEqual([true, false]);
  });

  test('looks at the good end of the metric', () => {
    expect(bestTies([at(0.9, [5, 6]), at(0.1, [1, 2])], 'lower')).toEqual([false, true]);
  });

  test('is empty without tests, and with a single value', () => {
    expect(bestTies([at(0.9, null), at(0.8, null)], 'higher')).toEqual([false, false]);
    expect(bestTies([at(0.9, [1, 1]), at(null, null)], 'higher')).toEqual([false, false]);
    expect(bestTies([], 'higher')).toEqual([]);
  });

  test('a side without a value is never in it', () => {
    expect(bestTies([at(0.9, [1, 3]), at(0.8, [1, 3]), at(null, null)], 'higher')).toEqual([true, true, false]);
  });
});

describe('paired differences', () => {
  test('pair by the name of the seed, not by the order', () => {
    const a = [
      { seed: '0', value: 1 },
      { seed: '1', value: 2 },
      { seed: '7', value: 9 },
    ];
    const b = [
      { seed: '1', value: 5 },
      { seed: '0', value: 1.5 },
    ];
    expect(pairedDifferences(a, b).map(({ seed, difference }) => [seed, difference])).toEqual([
      ['0', 0.5],
      ['1', 3],
    ]);
  });

  test('runs without a seed and repeated seeds pair with nothing twice', () => {
    const a = [
      { seed: null, value: 1 },
      { seed: '0', value: 2 },
      { seed: '0', value: 3 },
    ];
    expect(
      pairedDifferences(a, [
        { seed: null, value: 1 },
        { seed: '0', value: 4 },
      ]),
    ).toHaveLength(1);
    expect(pairedDifferences([], a)).toEqual([]);
  });
});

test('a side holds what the Report holds, and nothing for a metric that it lacks', () => {
  const made = makeBenchmark({
    configurations: [
      { id: 'a', values: [0.5, 0.7], failed: ['failed'] },
      { id: 'b', values: [] },
    ],
  });
  const report = indexReport(reportOf(made));
  const of = (id: string) =>
    makeSide(report, made.index, { configuration: made.index.configuration(id)!, metrics: made.benchmark.metrics });
  const values = sideValues(of('a'), 'accuracy');
  expect(values).toMatchObject({ n: 2, nFailed: 1, mean: 0.6, rank: [1, 1] });
  expect(values.seeds).toEqual([
    { seed: '0', value: 0.5 },
    { seed: '1', value: 0.7 },
  ]);
  expect(sideValues(of('b'), 'accuracy')).toMatchObject({ n: 0, mean: null, rounded: null, rank: null, seeds: [] });
  expect(sideValues(of('a'), 'constructor').seeds).toEqual([]);
  expect([0, 5].map(letterOf)).toEqual(['A', 'F']);
});
