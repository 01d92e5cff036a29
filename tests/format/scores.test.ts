import { expect, test } from 'vitest';
import { formatScore, roundedSummary } from '../../src/format/scores.ts';
import { makeBenchmark } from './make-benchmark.ts';

const { index } = makeBenchmark({
  configurations: [
    { id: 'ten', values: [0.98, 0.99] },
    { id: 'one', values: [0.5] },
    { id: 'none', values: [], failed: ['failed'] },
  ],
});

test('mean with sd; one value alone; a dash where there is nothing', () => {
  expect(formatScore(index.summary('ten', 'accuracy'), null)).toBe('0.9850 ± 0.0071');
  expect(formatScore(index.summary('ten', 'accuracy'), 's')).toBe('0.9850 ± 0.0071\u202fs');
  expect(formatScore(index.summary('one', 'accuracy'), null)).toBe('0.5');
  expect(formatScore(index.summary('none', 'accuracy'), null)).toBe('—');
  expect(formatScore(null, null)).toBe('—');
  expect(roundedSummary(index.summary('one', 'accuracy'))?.sd).toBeNull();
  expect(roundedSummary(null)).toBeNull();
});
