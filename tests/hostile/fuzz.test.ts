/** A short run of `npm run fuzz`. */
import { expect, test } from 'vitest';
import { fuzzOutputs } from './fuzz.ts';

test('hostile texts do nothing in any output', () => {
  expect(fuzzOutputs(600, 1)).toEqual([]);
});
