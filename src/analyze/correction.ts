/** The correction that a benchmark file asks for, where it is not the one that the design calls for. */
import type { FamilyMember, FamilyResult, FamilyTest } from '../stats/multiplicity/family.ts';
import { holm } from '../stats/multiplicity/holm.ts';
import type { BenchmarkSettings } from '../report/schema.ts';

/** A test with its corrected p; `none` where the benchmark file wants no correction. */
export type CorrectedTest = Omit<FamilyTest, 'correction'> & { readonly correction: FamilyTest['correction'] | 'none' };

/** A comparison with its tests after the correction. */
export type CorrectedMember = Omit<FamilyMember, 'tests'> & { readonly tests: readonly CorrectedTest[] };

/** A family after the correction. */
export type CorrectedFamily = Omit<FamilyResult, 'members'> & { readonly members: readonly CorrectedMember[] };

/**
 * `auto` and `westfall-young` leave the family as the design has it (Westfall–Young where seeds pair, Holm elsewhere;
 * Benjamini–Hochberg where it is exploratory); `holm` corrects all deciding tests by Holm; `none` keeps the raw p.
 */
export function correct(result: FamilyResult, wanted: BenchmarkSettings['correction']): CorrectedFamily {
  if (wanted === 'auto' || wanted === 'westfall-young') return result;
  const raw = result.members.map((member) => decidingOf(member)?.p ?? null);
  const corrected = wanted === 'holm' ? holm(raw) : raw;
  const factor = wanted === 'holm' ? result.size : 1;
  const members = result.members.map((member, index) => ({
    ...member,
    tests: member.tests.map((test) => ({
      ...test,
      correction: wanted,
      pCorrected: test.role === 'deciding' ? corrected[index]! : wanted === 'none' ? test.p : test.pCorrected,
      minimumPCorrected: test.minimumP === null ? null : Math.min(1, factor * test.minimumP),
    })),
  }));
  return { ...result, members };
}

/** The test that decides a comparison; undefined where none can run. */
export function decidingOf<T extends { readonly role: string }>(member: {
  readonly tests: readonly T[];
}): T | undefined {
  return member.tests.find((test) => test.role === 'deciding');
}
