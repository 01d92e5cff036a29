import { requiredN } from '../power/t-test-power.ts';
import type { FamilyMember } from './family.ts';
import type { PairingKind } from './pairing.ts';

/** What a comparison says. */
export type VerdictKind = 'better' | 'worse' | 'no practical difference' | 'cannot be decided';

/** Why it says so: a stable code for programs; `reason` is the sentence for people. */
export type VerdictCode =
  | 'significant'
  | 'significant-but-small'
  | 'within-smallest-effect'
  | 'no-test'
  | 'identical'
  | 'cannot-be-significant'
  | 'straddles-zero'
  | 'lost-to-correction';

/** Seeds per side in all that would reach the power; `null` where no number of seeds can be named. */
export interface SeedsNeeded {
  /** If the true difference is the observed one. */
  readonly atObserved: number | null;
  /** If it is as small as the end of the interval nearest to 0; `null` when the interval holds 0. */
  readonly atLowerEnd: number | null;
  /** If it is the smallest difference that matters; `null` when none is stated. */
  readonly atMinEffect: number | null;
  /** Seeds that there are. */
  readonly have: number;
  readonly power: number;
}

/** The verdict of one comparison. */
export interface Verdict {
  readonly verdict: VerdictKind;
  readonly code: VerdictCode;
  readonly reason: string;
  /** Only where it cannot be decided and more seeds could decide it. */
  readonly seedsNeeded: SeedsNeeded | null;
}

/** Everything that a verdict rests on. */
export interface VerdictInput {
  readonly pCorrected: number | null;
  /** Smallest corrected p that the design can reach. */
  readonly minimumPCorrected: number | null;
  readonly alpha: number;
  /** Comparisons that were corrected together. */
  readonly familySize: number;
  readonly pairing: PairingKind;
  /** Pairs, or the seeds of the smaller side. */
  readonly n: number;
  /** Candidate − baseline. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Ends of the interval at level 1 − 2·alpha. */
  readonly equivalenceLow: number | null;
  readonly equivalenceHigh: number | null;
  /** Standard deviation of the paired differences, or of both sides pooled. */
  readonly spread: number | null;
  readonly better: 'higher' | 'lower';
  /** Smallest difference that matters, in units of the metric, > 0. */
  readonly minEffect?: number;
  /** Why no test ran, where none did. */
  readonly noTestReason?: string;
}

/** Power at which seeds are counted. */
const wantedPower = 0.8;

/**
 * Turns one comparison into a verdict. *Better* or *worse*: the corrected p is at most alpha. *No practical difference*:
 * not significant, a smallest difference that matters is stated, and the interval at level 1 − 2·alpha lies inside it
 * (two one-sided tests). Else it *cannot be decided*, with the reason and the seeds that would give 80 % power (at level
 * alpha / family size: a safe approximation of the correction).
 *
 * Source: Schuirmann (1987) for equivalence; Cohen (1988) for the seeds.
 */
export function decideVerdict(input: VerdictInput): Verdict {
  const { pCorrected, alpha, difference } = input;
  if (pCorrected !== null && difference !== null && difference !== 0 && pCorrected <= alpha) {
    return significant(input, difference);
  }
  if (isPracticallyEqual(input)) {
    const reason = `The difference lies within ±${input.minEffect}, the smallest that matters.`;
    return { verdict: 'no practical difference', code: 'within-smallest-effect', reason, seedsNeeded: null };
  }
  return { verdict: 'cannot be decided', ...undecided(input), seedsNeeded: seedsNeeded(input) };
}

/** The verdict of a member of a family. */
export function verdictOf(
  member: FamilyMember,
  options: { readonly alpha: number; readonly better: 'higher' | 'lower'; readonly minEffect?: number },
): Verdict {
  const deciding = member.tests[0];
  const { value, low, high, equivalenceLow, equivalenceHigh, spread } = member.difference;
  const noTestReason = deciding === undefined ? tooFewSeeds(member) : deciding.reason;
  return decideVerdict({
    pCorrected: deciding?.pCorrected ?? null,
    minimumPCorrected: deciding?.minimumPCorrected ?? null,
    familySize: deciding?.familySize ?? 1,
    pairing: member.pairing,
    n: Math.min(...member.sizes),
    ...{ difference: value, low, high, equivalenceLow, equivalenceHigh, spread },
    ...options,
    ...(noTestReason === undefined ? {} : { noTestReason }),
  });
}

function significant(input: VerdictInput, difference: number): Verdict {
  const improves = difference > 0 === (input.better === 'higher');
  const { minEffect } = input;
  const small = minEffect !== undefined && Math.abs(difference) < minEffect;
  const scope = input.pairing === 'by-sample' ? ' This holds for these checkpoints, not for other seeds.' : '';
  const corrected = input.familySize > 1 ? ` after correction for ${comparisons(input.familySize)}` : '';
  const reason = small
    ? `The difference is significant, but smaller than ${minEffect}, the smallest that matters.`
    : `The difference is significant${corrected}.`;
  return {
    verdict: improves ? 'better' : 'worse',
    code: small ? 'significant-but-small' : 'significant',
    reason: reason + scope,
    seedsNeeded: null,
  };
}

function isPracticallyEqual({ minEffect, equivalenceLow, equivalenceHigh, n }: VerdictInput): boolean {
  if (minEffect === undefined || equivalenceLow === null || equivalenceHigh === null || n < 2) return false;
  return -minEffect < equivalenceLow && equivalenceHigh < minEffect;
}

function undecided(input: VerdictInput): { readonly code: VerdictCode; readonly reason: string } {
  const { pCorrected, minimumPCorrected, alpha, n, low, high } = input;
  if (pCorrected === null) {
    return { code: 'no-test', reason: sentence(input.noTestReason ?? 'no test could run') };
  }
  if (pCorrected === 1 && input.difference === 0 && input.spread === null && input.pairing !== 'by-sample') {
    return { code: 'identical', reason: 'Both sides are identical: seeds that change nothing show nothing.' };
  }
  if (minimumPCorrected !== null && minimumPCorrected > alpha) {
    const least = Number(minimumPCorrected.toPrecision(2));
    const reason = `This test cannot be significant with ${n} seeds: its smallest corrected p is ${least}.`;
    return { code: 'cannot-be-significant', reason };
  }
  if (low !== null && high !== null && (low > 0 || high < 0)) {
    const reason = `Alone the interval excludes 0, but not after correction for ${comparisons(input.familySize)}.`;
    return { code: 'lost-to-correction', reason };
  }
  return { code: 'straddles-zero', reason: 'The interval of the difference includes 0.' };
}

function seedsNeeded(input: VerdictInput): SeedsNeeded | null {
  const { spread, difference, low, high, minEffect, n, pairing } = input;
  if (pairing === 'by-sample' || spread === null || spread === 0 || difference === null) return null;
  const alpha = input.alpha / Math.max(1, input.familySize);
  const design = { design: pairing === 'by-seed' ? 'paired' : 'two-sample', alpha } as const;
  const forEffect = (effect: number): number | null => {
    const { value } = requiredN(Math.abs(effect) / spread, wantedPower, design);
    // More than there are: with these seeds it was not decided.
    return value === null ? null : Math.max(value, n + 1);
  };
  const excludesZero = low !== null && high !== null && (low > 0 || high < 0);
  return {
    atObserved: difference === 0 ? null : forEffect(difference),
    atLowerEnd: excludesZero ? forEffect(Math.min(Math.abs(low), Math.abs(high))) : null,
    atMinEffect: minEffect === undefined ? null : forEffect(minEffect),
    have: n,
    power: wantedPower,
  };
}

function tooFewSeeds(member: FamilyMember): string {
  const [candidate, baseline] = member.sizes;
  if (candidate === 0 || baseline === 0) return `no finite score of the ${candidate === 0 ? 'candidate' : 'baseline'}`;
  return `too few seeds: ${candidate} and ${baseline}, and no predictions on shared samples`;
}

function comparisons(count: number): string {
  return count === 1 ? 'one comparison' : `${count} comparisons`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
