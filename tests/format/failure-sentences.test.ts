import { expect, test } from 'vitest';
import { completedText, failureConsequence, failureCounts, isTroubled } from '../../src/format/failure-sentences.ts';
import { makeBenchmark } from './make-benchmark.ts';

test('every run completed: nothing to tell', () => {
  const { runs } = makeBenchmark({ configurations: [{ id: 'a', values: [1, 2] }] });
  expect(failureCounts(runs)).toBe('');
  expect(completedText(runs)).toBe('2 of 2 completed');
  expect(runs.some(isTroubled)).toBe(false);
});

test('each kind of trouble is counted in words', () => {
  const { runs, benchmark } = makeBenchmark({
    configurations: [
      { id: 'a', values: [1] },
      { id: 'b', values: [], failed: ['failed', 'failed', 'diverged', 'running'] },
    ],
  });
  expect(failureCounts(runs)).toBe('2 of 5 runs failed, 1 diverged and 1 never finished');
  expect(completedText(runs)).toBe('1 of 5 completed');
  expect(failureConsequence(benchmark, runs)).toBe(
    'None belongs to a ranked configuration, so no rank depends on them.',
  );
});

test('a ranked configuration that lost a seed is told', () => {
  const { runs, benchmark } = makeBenchmark({ configurations: [{ id: 'a', values: [1], failed: ['incomplete'] }] });
  expect(failureCounts(runs)).toBe('1 of 2 runs ended without a score');
  expect(failureConsequence(benchmark, runs)).toBe(
    '1 ranked configuration lost a seed to them: their missing values are in no mean.',
  );
});

test('nothing ranked, no consequence', () => {
  const { runs, benchmark } = makeBenchmark({ configurations: [{ id: 'a', values: [], failed: ['failed'] }] });
  expect(failureConsequence(benchmark, runs)).toBe('');
});
