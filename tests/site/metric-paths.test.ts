import { expect, test } from 'vitest';
import { metricAnchors, metricPath, metricSegments, primaryOf, rankedMetrics } from '../../src/site/metric-paths.ts';
import { makeBenchmark, metricOf } from '../format/make-benchmark.ts';

const { benchmark } = makeBenchmark({
  configurations: [{ id: 'a', values: [1] }],
  metrics: [
    metricOf(),
    metricOf({ id: 'Loss', role: 'secondary' }),
    metricOf({ id: 'loss', role: 'secondary' }),
    metricOf({ id: 'a.b', role: 'cost' }),
    metricOf({ id: 'a/b', role: 'cost' }),
    metricOf({ id: 'note', role: 'info' }),
  ],
});

test('metrics have unique paths, also where names differ in case or punctuation alone', () => {
  expect([...metricSegments(benchmark).values()]).toEqual(['Loss', 'loss-2', 'a-b', 'a-b-2']);
  expect(metricPath(benchmark, 'a/b')).toBe('bench/metrics/a-b-2/');
});

test('the primary metric is the benchmark page; listed metrics have none', () => {
  expect(metricPath(benchmark, 'accuracy')).toBe('bench/');
  expect(metricPath(benchmark, 'note')).toBeNull();
  expect(rankedMetrics(benchmark).map((metric) => metric.id)).not.toContain('note');
});

test('anchors of the glossary come from the metric, and from the benchmark where benchmarks differ', () => {
  const [first, second] = [benchmark, { ...benchmark, id: 'b 2' }];
  const [loss, score] = [metricOf({ id: 'loss' }), metricOf({ id: 'a/b' })];
  const entries = [
    { metric: loss, benchmarks: [first] },
    { metric: score, benchmarks: [first, second] },
    { metric: loss, benchmarks: [second] },
  ];
  const anchors = ['metric-loss-in-bench', 'metric-a.2f.b', 'metric-loss-in-b.20.2'];
  expect(metricAnchors(entries)).toEqual(anchors);
  expect(metricAnchors(entries.toReversed())).toEqual(anchors.toReversed());
});

test('a primary metric that nobody reported still has a description', () => {
  expect(primaryOf(benchmark).id).toBe('accuracy');
  expect(primaryOf({ ...benchmark, primaryMetric: 'absent' })).toMatchObject({ id: 'absent', label: 'absent' });
  expect(primaryOf({ ...benchmark, primaryMetric: '' }).label).toBe('its primary metric');
});
