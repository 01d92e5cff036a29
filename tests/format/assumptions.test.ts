import { expect, test } from 'vitest';
import { assumptionOf } from '../../src/format/assumptions.ts';

test('a test says what it rests on; an unknown one says nothing', () => {
  expect(assumptionOf('paired-t')).toContain('normal distribution');
  expect(assumptionOf('sign-flip')).toContain('other sign');
  expect(assumptionOf('mcnemar')).toContain('these two trained models only');
  expect(assumptionOf('no-such-test')).toBeNull();
});
