import { expect, test } from 'vitest';
import { paramRows, paramText } from '../../../src/components/experiment/params.ts';
import { makeBenchmark } from '../../format/make-benchmark.ts';

const base = makeBenchmark({
  configurations: [
    { id: 'base', values: [1] },
    { id: 'new', values: [2] },
  ],
  baseline: 'base',
});
const benchmark = {
  ...base.benchmark,
  configurations: base.benchmark.configurations.map((item) => ({
    ...item,
    params: item.id === 'base' ? { lr: 0.1, epochs: 20, warmup: 5 } : { lr: 0.2, epochs: 20, dropout: null },
  })),
};

test('what differs from the baseline comes first, with what the baseline has', () => {
  expect(paramRows(benchmark, benchmark.configurations[1]!)).toEqual([
    { key: 'dropout', text: 'null', baseline: 'not set', varies: true },
    { key: 'lr', text: '0.2', baseline: '0.1', varies: true },
    { key: 'warmup', text: 'not set', baseline: '5', varies: true },
    { key: 'epochs', text: '20', baseline: null, varies: false },
  ]);
});

test('the baseline differs from nothing', () =>
  expect(paramRows(benchmark, benchmark.configurations[0]!).every((row) => row.baseline === null)).toBe(true));

test('values as text', () => {
  expect(paramText(undefined)).toBe('not set');
  expect(paramText('')).toBe('(empty)');
  expect(paramText(false)).toBe('false');
  expect(paramText(1e-5)).toBe('1 × 10⁻⁵');
  expect(paramText(0.1 + 0.2)).toBe('0.3');
});
