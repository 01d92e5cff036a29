import { expect, test } from 'vitest';
import { calibration, calibrationNear } from '../../src/report/calibration.ts';

test('no measured cell says that verdicts of the family are wrong more often than alpha allows', () => {
  const cells = calibration.filter((item) => item.kind === 'false-verdict' && item.method !== 'best alone');
  expect(cells.length).toBeGreaterThan(50);
  const wrong = cells.filter((item) => item.rate > 0.05 + 3 * item.standardError);
  expect(wrong).toEqual([]);
});

test('choosing the best of many and testing it alone is wrong far more often', () => {
  const cells = calibration.filter((item) => item.method === 'best alone' && item.k >= 10);
  expect(Math.min(...cells.map((item) => item.rate))).toBeGreaterThan(0.08);
});

test('the nearest design is taken, one cell per distribution', () => {
  const cells = calibrationNear('false-verdict', 'paired', { n: 9, k: 16 });
  expect(new Set(cells.map((item) => `${item.n} ${item.k}`))).toEqual(new Set(['10 20']));
  expect(new Set(cells.map((item) => item.distribution)).size).toBe(cells.length);
  expect(calibrationNear('coverage', 'no such method', { n: 3, k: 2 })).toEqual([]);
});
