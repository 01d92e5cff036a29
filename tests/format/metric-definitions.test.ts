import { expect, test } from 'vitest';
import { metricEntries, rangeText } from '../../src/format/metric-definitions.ts';
import { reportOf } from '../components/make-report.ts';
import { makeBenchmark, metricOf } from './make-benchmark.ts';

test('ranges, open at either end or unknown', () => {
  expect(rangeText(metricOf({ bounds: [0, 1] }))).toBe('From 0 to 1.');
  expect(rangeText(metricOf({ bounds: [0, null], unit: 's' }))).toBe('From 0\u202fs up.');
  expect(rangeText(metricOf({ bounds: [null, 100] }))).toBe('Up to 100.');
  expect(rangeText(metricOf({ bounds: null }))).toBeNull();
});

test('benchmarks that describe a metric alike share an entry; what was inferred is said', () => {
  const time = metricOf({
    id: 'time',
    label: 'time',
    role: 'cost',
    better: 'lower',
    unit: 's',
    inferred: ['better', 'unit'],
  });
  const { benchmark, runs } = makeBenchmark({ configurations: [], metrics: [time, metricOf({ minEffect: 0.005 })] });
  const second = { ...benchmark, id: 'b2', metrics: [benchmark.metrics[1]!, { ...time, better: 'higher' as const }] };
  const report = reportOf({ benchmark, runs });
  const entries = metricEntries({ ...report, benchmarks: [benchmark, second] });
  expect(entries.map((entry) => [entry.metric.id, entry.benchmarks.map((item) => item.id)])).toEqual([
    ['accuracy', ['bench', 'b2']],
    ['time', ['bench']],
    ['time', ['b2']],
  ]);
  expect(entries[0]!.sentences.join(' ')).toContain('Smallest difference that matters: 0.005.');
  expect(entries[1]!.sentences.join(' ')).toContain('Inferred, not stated: better and unit.');
  expect(entries[1]!.sentences[0]).toContain('Nobody described it');
});
