import { expect, test } from 'vitest';
import { differenceAxis, differenceBar } from '../../../src/components/compare/difference-bars.ts';
import { comparisonOf, metricOf } from '../../format/make-benchmark.ts';

const missing = comparisonOf({
  difference: { value: { value: null, reason: 'no value' }, low: null, high: null, level: 0.95, method: '' },
});

test('one axis holds zero, every interval and the smallest difference that matters', () => {
  const { scale } = differenceAxis([comparisonOf({}), missing], metricOf({ minEffect: 0.05 }));
  expect(scale.low).toBeLessThanOrEqual(-0.05);
  expect(scale.high).toBeGreaterThanOrEqual(0.05);
  expect(differenceAxis([], metricOf()).scale.low).toBeLessThan(0);
});

test('a bar has its band, interval and dot; a missing difference has none of them', () => {
  const { scale } = differenceAxis([comparisonOf({})], metricOf({ minEffect: 0.005 }));
  const drawn = differenceBar(comparisonOf({}), scale, { colour: 'c1', minEffect: 0.005 }).html;
  expect(drawn).toContain('class="band"');
  expect(drawn).toContain('class="ci"');
  expect(drawn).toContain('class="dot"');
  const empty = differenceBar(missing, scale, { colour: 'c1', minEffect: null }).html;
  expect(empty).not.toMatch(/band|class="ci"|dot|NaN/);
});
