import { expect, test } from 'vitest';
import { makeGrid } from '../../../src/components/board/grid-data.ts';
import { indexBenchmark } from '../../../src/report/select.ts';
import { makeBenchmark, metricOf } from '../../format/make-benchmark.ts';

const levels = { model: ['m1', 'm2'], data: ['d1', 'd2'] };
const made = makeBenchmark({
  configurations: [
    { id: 'm1-d1', values: [0.1, 0.12] },
    { id: 'm1-d2', values: [0.5, 0.52] },
    { id: 'm2-d1', values: [0.9, 0.92] },
  ],
  tiers: { accuracy: { 'm1-d1': 3, 'm1-d2': 2 } },
});
const withFactors = indexBenchmark({
  ...made.benchmark,
  factors: [
    { parameter: 'model', label: 'model', levels: levels.model, channel: 'colour' },
    { parameter: 'data', label: 'data', levels: levels.data, channel: 'shape' },
  ],
  configurations: made.benchmark.configurations.map((item) => {
    const [model = '', data = ''] = item.id.split('-');
    return { ...item, params: { model, data } };
  }),
});

test('rows and columns are the factors, a missing combination is null, the best is darkest', () => {
  const grid = makeGrid(withFactors, metricOf())!;
  expect(grid.cells.map((row) => row.map((cell) => cell?.configuration.id ?? null))).toEqual([
    ['m1-d1', 'm2-d1'],
    ['m1-d2', null],
  ]);
  expect(grid.cells[0]![1]!.shade).toBeGreaterThan(grid.cells[0]![0]!.shade);
  expect(grid.cells[0]![1]!.leads).toBe(true);
  expect(grid.cells[0]![0]!.mean).toBe('0.110');
  const lower = makeGrid(withFactors, metricOf({ better: 'lower' }))!;
  expect(lower.cells[0]![0]!.shade).toBeGreaterThan(lower.cells[0]![1]!.shade);
});

test('no factors, or two configurations in one cell: no grid', () => {
  expect(makeGrid(made.index, metricOf())).toBeNull();
  const clash = indexBenchmark({
    ...withFactors.benchmark,
    configurations: withFactors.benchmark.configurations.map((item) => ({
      ...item,
      params: { model: 'm1', data: 'd1' },
    })),
  });
  expect(makeGrid(clash, metricOf())).toBeNull();
});
