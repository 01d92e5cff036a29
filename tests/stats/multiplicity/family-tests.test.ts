import { describe, expect, it } from 'vitest';
import type { DecidingTest } from '../../../src/stats/multiplicity/design.ts';
import {
  besideTests,
  type ComparisonData,
  designWarnings,
  estimateDifference,
  runTest,
} from '../../../src/stats/multiplicity/family-tests.ts';
import { mean, standardDeviation } from '../../../src/stats/numeric.ts';

const x = Float64Array.of(0.81, 0.84, 0.86, 0.83, 0.88, 0.85);
const y = Float64Array.of(0.8, 0.82, 0.85, 0.83, 0.84, 0.83);
const samples = { candidate: [1, 1, 1, 0, 1, 1, 1, 1, 1, 1], baseline: [1, 0, 0, 0, 1, 0, 1, 0, 0, 1] };
const data: ComparisonData = { x, y, samples, key: 'k' };
const ids = Object.keys(besideTests).filter((id): id is DecidingTest => id in besideTests);

describe('runTest', () => {
  it.each(ids)('%s gives a p in its range', (id) => {
    const { p, minimumP } = runTest(id, data);
    expect(p).toBeGreaterThanOrEqual(minimumP!);
    expect(p).toBeLessThan(0.9);
  });

  it('has no test over samples without samples', () => {
    expect(runTest('mcnemar', { x, y, key: 'k' }).p).toBeNull();
    expect(runTest('sample-bootstrap', { x, y, key: 'k' }).p).toBeNull();
  });
});

describe('estimateDifference', () => {
  const levels = { level: 0.95, alpha: 0.05 };

  it('measures the spread in the unit of the power analysis', () => {
    const paired = estimateDifference('sign-flip', 'by-seed', { ...data, ...levels });
    const differences = Float64Array.from(x, (value, i) => value - y[i]!);
    expect(paired.spread).toBeCloseTo(standardDeviation(differences), 9);
    expect(paired.value).toBeCloseTo(mean(differences), 12);
    const unpaired = estimateDifference('welch-t', 'none', { ...data, ...levels });
    const pooled = Math.sqrt((standardDeviation(x) ** 2 + standardDeviation(y) ** 2) / 2);
    expect(unpaired.spread).toBeCloseTo(pooled, 12);
  });

  it('gives a narrower interval for equivalence', () => {
    for (const id of ['sign-flip', 'mcnemar'] as const) {
      const { low, high, equivalenceLow, equivalenceHigh } = estimateDifference(id, 'by-seed', { ...data, ...levels });
      expect(low).toBeLessThan(equivalenceLow!);
      expect(high).toBeGreaterThan(equivalenceHigh!);
    }
  });

  it('looks at samples for the tests over samples', () => {
    const estimate = estimateDifference('mcnemar', 'none', { ...data, ...levels });
    expect(estimate.value).toBeCloseTo(0.5, 12);
    expect(estimate.spread).toBeNull();
    expect(estimate.method).toContain('samples');
  });
});

it('designWarnings marks what rests on normality or on one checkpoint, and nothing else', () => {
  const codes = (id: DecidingTest | null, n: number): string[] => designWarnings(id, n).map(({ code }) => code);
  expect(codes('paired-t', 5)).toEqual(['rests-on-normality']);
  expect(codes('welch-t', 20)).toEqual([]);
  expect(codes('mcnemar', 1)).toEqual(['this-checkpoint-only']);
  expect(codes('sign-flip', 6)).toEqual([]);
  expect(codes(null, 0)).toEqual([]);
});
