import { describe, expect, it } from 'vitest';
import { compareFamily } from '../../../src/stats/multiplicity/family.ts';
import { decideVerdict, type VerdictInput, verdictOf } from '../../../src/stats/multiplicity/verdict.ts';
import { column } from './columns.ts';

const input: VerdictInput = {
  ...{ pCorrected: 0.2, minimumPCorrected: 0.002, alpha: 0.05, familySize: 1, pairing: 'by-seed', n: 10 },
  ...{ difference: 0.01, low: -0.005, high: 0.025, equivalenceLow: -0.003, equivalenceHigh: 0.023 },
  ...{ spread: 0.02, better: 'higher' },
};

describe('decideVerdict', () => {
  it('says better or worse by the sign and the direction of the metric', () => {
    const hit = { ...input, pCorrected: 0.05, low: 0.001 };
    expect(decideVerdict(hit)).toMatchObject({ verdict: 'better', code: 'significant', seedsNeeded: null });
    expect(decideVerdict({ ...hit, better: 'lower' }).verdict).toBe('worse');
    expect(decideVerdict({ ...hit, difference: -0.01 }).verdict).toBe('worse');
    expect(decideVerdict({ ...hit, difference: -0.01, better: 'lower' }).verdict).toBe('better');
    expect(decideVerdict({ ...hit, pCorrected: 0.0501 }).verdict).toBe('cannot be decided');
  });

  it('says when a significant difference is smaller than what matters', () => {
    expect(decideVerdict({ ...input, pCorrected: 0.01, minEffect: 0.02 }).code).toBe('significant-but-small');
    expect(decideVerdict({ ...input, pCorrected: 0.01, minEffect: 0.005 }).code).toBe('significant');
  });

  it('says no practical difference only for a stated effect and an interval strictly inside it', () => {
    expect(decideVerdict({ ...input, minEffect: 0.024 }).verdict).toBe('no practical difference');
    expect(decideVerdict({ ...input, minEffect: 0.023 }).verdict).toBe('cannot be decided');
    expect(decideVerdict({ ...input, minEffect: 0.024, equivalenceLow: null }).verdict).toBe('cannot be decided');
    expect(decideVerdict(input).verdict).toBe('cannot be decided');
  });

  it('names the reason', () => {
    const code = (change: Partial<VerdictInput>): string => decideVerdict({ ...input, ...change }).code;
    expect(code({})).toBe('straddles-zero');
    expect(code({ low: 0.001 })).toBe('lost-to-correction');
    expect(code({ pCorrected: null, noTestReason: 'too few seeds' })).toBe('no-test');
    expect(code({ minimumPCorrected: 0.0625 })).toBe('cannot-be-significant');
    expect(code({ pCorrected: 1, difference: 0, spread: null, low: null, high: null })).toBe('identical');
    expect(decideVerdict({ ...input, minimumPCorrected: 0.0625, n: 5 }).reason).toBe(
      'This test cannot be significant with 5 seeds: its smallest corrected p is 0.063.',
    );
  });

  it('counts the seeds that would decide', () => {
    // d_z = 0.5 needs 34 pairs for 80 % power, 1 needs 10 (two-sided alpha 0.05).
    expect(decideVerdict(input).seedsNeeded).toMatchObject({
      atObserved: 34,
      atLowerEnd: null,
      atMinEffect: null,
      have: 10,
    });
    const near = decideVerdict({ ...input, low: 0.01, difference: 0.02, minEffect: 0.02 }).seedsNeeded;
    expect(near).toMatchObject({ atObserved: 11, atLowerEnd: 34, atMinEffect: 11 });
    expect(decideVerdict({ ...input, familySize: 20 }).seedsNeeded!.atObserved).toBeGreaterThan(34);
    expect(decideVerdict({ ...input, pairing: 'none' }).seedsNeeded!.atObserved).toBe(64);
    expect(decideVerdict({ ...input, spread: null }).seedsNeeded).toBeNull();
    expect(decideVerdict({ ...input, pairing: 'by-sample' }).seedsNeeded).toBeNull();
    expect(decideVerdict({ ...input, difference: 0 }).seedsNeeded!.atObserved).toBeNull();
  });
});

describe('verdictOf', () => {
  const choose = { alpha: 0.05, better: 'higher' } as const;
  const judge = (candidate: number[], baseline: number[]): ReturnType<typeof verdictOf> =>
    verdictOf(
      compareFamily(column('b', baseline), [column('c', candidate)], { family: 'f', key: 'k' }).members[0]!,
      choose,
    );

  it('reads the member of a family', () => {
    expect(judge([3, 4, 5, 4, 3, 5], [1, 2, 2, 1, 1, 2]).verdict).toBe('better');
    expect(judge([1, 2, 2, 1, 1, 2], [3, 4, 5, 4, 3, 5]).verdict).toBe('worse');
    expect(judge([1, 2, 3], [1, 3, 2])).toMatchObject({ verdict: 'cannot be decided', code: 'straddles-zero' });
  });

  it('says why no test ran', () => {
    expect(judge([1], [2]).reason).toBe('Too few seeds: 1 and 1, and no predictions on shared samples.');
    expect(judge([], [2]).reason).toBe('No finite score of the candidate.');
    expect(judge([2, 3, 4], [1, 2, 3]).reason).toBe('Constant non-zero difference.');
    expect(judge([2, 3, 4], [2, 3, 4]).code).toBe('identical');
  });
});
