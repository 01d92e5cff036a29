import { describe, expect, it } from 'vitest';
import {
  compareFamily,
  type FamilyCandidate,
  type FamilyMember,
  type FamilyOptions,
} from '../../../src/stats/multiplicity/family.ts';
import type { SeedScores } from '../../../src/stats/multiplicity/pairing.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { column } from './columns.ts';

const options: FamilyOptions = { family: 'task accuracy', key: 'test' };

function noisy(id: string, n: number, shift: number, firstSeed = 0): SeedScores {
  const rng = createRng(id);
  const scores = Array.from({ length: n }, () => Math.round(1000 * (0.8 + shift + 0.02 * rng.nextFloat())) / 1000);
  return column(id, scores, firstSeed);
}

function only(candidate: FamilyCandidate, baseline: SeedScores, extra: Partial<FamilyOptions> = {}): FamilyMember {
  return compareFamily(baseline, [candidate], { ...options, ...extra }).members[0]!;
}

const base = noisy('base', 10, 0);

describe('compareFamily', () => {
  it('decides by joint sign flips with 6 common seeds, Wilcoxon beside it', () => {
    const { members, size } = compareFamily(base, [noisy('up', 10, 0.02), noisy('same', 10, 0)], options);
    expect(size).toBe(2);
    const [up, same] = members;
    expect(up!.tests.map((test) => [test.id, test.role])).toEqual([
      ['sign-flip', 'deciding'],
      ['wilcoxon-signed-rank', 'beside'],
    ]);
    expect(up!.tests[0]).toMatchObject({
      correction: 'westfall-young',
      familySize: 2,
      p: 2 / 1024,
      pCorrected: 2 / 1024,
    });
    expect(same!.tests[0]!.pCorrected).toBeGreaterThan(0.05);
    expect(up!.difference.low).toBeGreaterThan(0);
    expect(up!.warnings).toEqual([]);
  });

  it('leaves a single comparison uncorrected, and exact up to 20 seeds', () => {
    const test = only(noisy('single', 18, 0.006), noisy('base18', 18, 0)).tests[0]!;
    expect(test).toMatchObject({ exact: true, familySize: 1 });
    expect(test.pCorrected).toBe(test.p);
  });

  it('runs the deciding tests only when asked to, with the same answer', () => {
    const candidate = noisy('alone', 10, 0.01);
    const [all, alone] = [only(candidate, base), only(candidate, base, { runBeside: false })];
    expect(alone.tests).toEqual(all.tests.slice(0, 1));
  });

  it('falls to the paired t test below 6 seeds and marks it', () => {
    const member = only(noisy('few', 5, 0.02), noisy('base5', 5, 0));
    expect(member.tests[0]).toMatchObject({ id: 'paired-t', correction: 'holm' });
    expect(member.tests[1]).toMatchObject({ id: 'sign-flip', minimumP: 0.0625 });
    expect(member.warnings.map(({ code }) => code)).toContain('rests-on-normality');
  });

  it('uses Welch without common seeds, with the permutation test beside it', () => {
    const member = only(noisy('other', 5, 0.02, 100), base);
    expect(member.pairing).toBe('none');
    expect(member.sizes).toEqual([5, 10]);
    expect(member.tests.map((test) => test.id)).toEqual(['welch-t', 'two-sample-permutation']);
  });

  it('compares single checkpoints over samples, and says that this is what it did', () => {
    const rng = createRng('samples');
    const answers = (share: number): number[] => Array.from({ length: 200 }, () => (rng.nextFloat() < share ? 1 : 0));
    const candidate = { ...column('c', [0.9]), samples: { candidate: answers(0.95), baseline: answers(0.7) } };
    const member = only(candidate, column('b', [0.7]));
    expect(member.pairing).toBe('by-sample');
    expect(member.tests.map((test) => test.id)).toEqual(['mcnemar', 'sample-bootstrap']);
    expect(member.tests[0]!.p).toBeLessThan(0.001);
    expect(member.warnings.map(({ code }) => code)).toContain('this-checkpoint-only');
    const clusters = Array.from({ length: 200 }, (_, i) => String(i >> 2));
    const clustered = only({ ...candidate, samples: { ...candidate.samples, clusters } }, column('b', [0.7]));
    expect(clustered.tests[0]!.id).toBe('sample-bootstrap');
  });

  it('shares alpha between joint and single tests, so that one crash does not cost all', () => {
    const full = Array.from({ length: 9 }, (_, i) => noisy(`c${i}`, 10, i === 0 ? 0.02 : 0));
    const crashed = noisy('crashed', 3, 0);
    const { members } = compareFamily(base, [...full, crashed], options);
    expect(members[0]!.tests[0]).toMatchObject({ id: 'sign-flip', pCorrected: (2 / 1024) * (10 / 9) });
    expect(members[9]!.tests[0]).toMatchObject({ id: 'paired-t', correction: 'holm' });
    expect(members[9]!.tests[0]!.pCorrected).toBeCloseTo(Math.min(1, 10 * members[9]!.tests[0]!.p!), 12);
  });

  it('corrects secondary metrics by Benjamini–Hochberg', () => {
    const candidates = [noisy('u', 10, 0.02), noisy('v', 10, 0.001), noisy('w', 10, 0)];
    const { members } = compareFamily(base, candidates, { ...options, correction: 'false-discovery' });
    expect(new Set(members.flatMap((m) => m.tests.map((test) => test.correction)))).toEqual(
      new Set(['benjamini-hochberg']),
    );
    expect(members[0]!.tests[0]!.pCorrected).toBeCloseTo((3 * 2) / 1024, 12);
  });

  it.each(['wilcoxon', 'paired-t', 'permutation', 'bootstrap'] as const)('runs the fixed test %s', (test) => {
    const member = only(noisy('fixed', 5, 0.02), noisy('base5', 5, 0), { test });
    const deciding = member.tests[0]!;
    expect(deciding.p).toBeGreaterThan(0);
    if (test === 'wilcoxon') expect(deciding.minimumPCorrected).toBe(0.0625);
  });

  it('mirrors when candidate and baseline are swapped', () => {
    const other = noisy('mirror', 10, 0.004);
    const [there, back] = [only(other, base), only(base, other)];
    expect(back.tests[0]!.p).toBe(there.tests[0]!.p);
    expect(back.difference.value).toBeCloseTo(-there.difference.value!, 14);
    expect(back.difference.low).toBeCloseTo(-there.difference.high!, 14);
  });

  it('does not depend on the order of candidates and seeds', () => {
    const candidates = Array.from({ length: 6 }, (_, i) => noisy(`o${i}`, 16, 0.002 * i));
    const shuffled = candidates
      .toReversed()
      .map(({ id, scores }) => ({ id, scores: new Map([...scores].toReversed()) }));
    const reference = noisy('base16', 16, 0);
    const plain = compareFamily(reference, candidates, options).members;
    const other = compareFamily(reference, shuffled, options).members.toReversed();
    expect(other.map((m) => m.tests.map((test) => test.pCorrected))).toEqual(
      plain.map((m) => m.tests.map((test) => test.pCorrected)),
    );
  });

  it('never corrects below the raw p, nor below the smallest corrected one', () => {
    const candidates = Array.from({ length: 30 }, (_, i) => noisy(`r${i}`, 6 + (i % 12), 0.001 * i));
    for (const member of compareFamily(noisy('long', 20, 0), candidates, options).members) {
      for (const test of member.tests) {
        expect(test.pCorrected).toBeGreaterThanOrEqual(test.p!);
        expect(test.pCorrected).toBeGreaterThanOrEqual(test.minimumPCorrected! - 1e-12);
      }
    }
  });

  it.each([
    ['no candidates', column('b', [1, 2, 3]), []],
    ['no seeds', column('b', []), [column('c', [])]],
    ['one seed each', column('b', [1]), [column('c', [2])]],
    ['constants', column('b', [1, 1, 1, 1, 1, 1]), [column('c', [2, 2, 2, 2, 2, 2]), column('d', [1, 1, 1, 1, 1, 1])]],
    ['infinities', column('b', [1, Infinity, 3]), [column('c', [Number.NaN, 2, -Infinity])]],
    ['huge scores', column('b', [1e300, -1e308, 3, 4, 5, 6]), [column('c', [1e308, 1e308, 1, 1e-300, 2, 3])]],
  ])('survives %s', (_name, baseline, candidates) => {
    const { members } = compareFamily(baseline, candidates, options);
    expect(members).toHaveLength(candidates.length);
    const numbers = JSON.stringify(members, (_key, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
    expect(numbers).toBeTruthy();
  });

  it('gives a constant non-zero difference over 6 seeds the smallest p, and identical sides p = 1', () => {
    const flat = column('flat', [0.8, 0.81, 0.82, 0.83, 0.84, 0.85]);
    const moved = column('moved', [0.82, 0.83, 0.84, 0.85, 0.86, 0.87]);
    expect(only(moved, flat).tests[0]!.pCorrected).toBe(0.03125);
    expect(only({ ...flat, id: 'copy' }, flat).tests[0]!.pCorrected).toBe(1);
  });
});
