import { expect, test } from 'vitest';
import { effectName, methodName, testName } from '../../src/format/methods.ts';

test('known ids have names, unknown ones stay readable', () => {
  expect(testName('sign-flip')).toBe('exact sign-flip test');
  expect(testName('my_new-test')).toBe('my new test');
  expect(methodName('westfall-young')).toBe('Westfall–Young max-t');
  expect(methodName('t interval of the mean')).toBe('t interval of the mean');
  expect(methodName('step-down max-t, all flips')).toBe('step-down max-t, all flips');
  expect(methodName('bootstrap of ranks, 10,000 resamples, 1,000 flips')).toBe(
    'bootstrap of ranks, 10\u202f000 resamples, 1000 flips',
  );
  expect(methodName('bootstrap bca interval of the mean')).toBe('bootstrap BCa interval of the mean');
  expect(effectName('hedges-g')).toBe('Hedges’ g');
});
