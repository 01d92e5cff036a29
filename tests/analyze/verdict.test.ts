import { describe, expect, it } from 'vitest';
import { judge, toSeedsNeeded } from '../../src/analyze/verdict.ts';
import type { CorrectedMember } from '../../src/analyze/correction.ts';
import { makeMetric } from './metric.ts';

const member = (fields: Partial<CorrectedMember> = {}, p = 0.5): CorrectedMember => ({
  candidate: 'a',
  baseline: 'b',
  pairing: 'by-seed',
  sizes: [8, 8],
  seeds: [],
  seedsLeftOut: [],
  tests: [
    {
      id: 'sign-flip',
      role: 'deciding',
      n: 8,
      method: '',
      warnings: [],
      statistic: 1,
      p,
      minimumP: 0.0078125,
      pCorrected: p,
      minimumPCorrected: 0.0078125,
      correction: 'westfall-young',
      family: 'f',
      familySize: 3,
    },
  ],
  difference: {
    value: 0.01,
    low: -0.005,
    high: 0.025,
    level: 0.95,
    equivalenceLow: -0.002,
    equivalenceHigh: 0.022,
    spread: 0.018,
    method: '',
  },
  warnings: [],
  ...fields,
});
const options = { alpha: 0.05, exploratory: false };

describe('judge', () => {
  it('says better or worse by the direction of the metric', () => {
    expect(judge(member({}, 0.01), makeMetric(), options).verdict).toBe('better');
    expect(judge(member({}, 0.01), makeMetric({ better: 'lower' }), options).verdict).toBe('worse');
  });

  it('says no practical difference inside the smallest that matters', () => {
    expect(judge(member(), makeMetric({ minEffect: 0.03 }), options).verdict).toBe('no practical difference');
    expect(judge(member(), makeMetric({ minEffect: 0.01 }), options).verdict).toBe('cannot be decided');
  });

  it('counts seeds where it is no exploratory comparison', () => {
    expect(judge(member(), makeMetric(), options).seedsNeeded!.atObserved).toBeGreaterThan(8);
    expect(judge(member(), makeMetric(), { ...options, exploratory: true }).seedsNeeded).toBeNull();
  });

  it('has a reason where no test ran', () => {
    const none = judge(member({ tests: [], sizes: [1, 1], pairing: 'none' }), makeMetric(), options);
    expect(none).toMatchObject({ verdict: 'cannot be decided', code: 'no-test' });
    expect(none.reason).toMatch(/too few seeds/i);
    expect(judge(member({ tests: [], sizes: [0, 1] }), makeMetric(), options).reason).toMatch(/one side has no value/i);
  });
});

describe('toSeedsNeeded', () => {
  const difference = { ...member().difference, low: 0.004 };
  const needed = { atObserved: 20, atLowerEnd: 90, atMinEffect: 30, have: 8, power: 0.8 };

  it('tells further seeds, at the smallest difference that matters or at the near end of the interval', () => {
    expect(toSeedsNeeded(needed, difference, makeMetric({ minEffect: 0.005 }))).toEqual({
      power: 0.8,
      atObserved: 12,
      atSmallest: 22,
      smallest: 0.005,
    });
    expect(toSeedsNeeded({ ...needed, atMinEffect: null }, difference, makeMetric())).toMatchObject({
      atSmallest: 82,
      smallest: 0.004,
    });
  });

  it('knows no smallest difference where the interval holds zero', () => {
    const open = { ...needed, atMinEffect: null, atLowerEnd: null };
    expect(toSeedsNeeded(open, member().difference, makeMetric())).toMatchObject({ atSmallest: null, smallest: null });
    expect(toSeedsNeeded(null, difference, makeMetric())).toBeNull();
  });
});
