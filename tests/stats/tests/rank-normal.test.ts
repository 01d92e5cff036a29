import { expect, it } from 'vitest';
import { rankSumP } from '../../../src/stats/tests/rank-normal.ts';

it('moves the distance by one half towards no difference', () => {
  const corrected = rankSumP(3, 2, { alternative: 'two-sided', continuity: true });
  expect(corrected.z).toBe(1.25);
  expect(rankSumP(2.5, 2, { alternative: 'two-sided', continuity: false }).p).toBe(corrected.p);
  expect(rankSumP(-3, 2, { alternative: 'less', continuity: true }).z).toBe(-1.25);
});

it('has p = 1 at the expectation and where nothing varies', () => {
  expect(rankSumP(0, 1, { alternative: 'two-sided', continuity: true }).p).toBe(1);
  expect(rankSumP(0, 0, { alternative: 'greater', continuity: true })).toEqual({ z: null, p: 1 });
});
