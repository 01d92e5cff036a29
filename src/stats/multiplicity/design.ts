import { exactSignFlipPairs } from '../tests/sign-flip.ts';
import { minimumDrawnP, minimumPairedP, smallestDecidableN } from '../tests/minimum-p.ts';
import type { PairingKind } from './pairing.ts';

/** The test that decides a comparison. */
export type DecidingTest =
  | 'sign-flip'
  | 'wilcoxon-signed-rank'
  | 'paired-t'
  | 'paired-bootstrap'
  | 'welch-t'
  | 'two-sample-permutation'
  | 'mann-whitney'
  | 'unpaired-bootstrap'
  | 'mcnemar'
  | 'sample-bootstrap';

/** A test fixed by the benchmark; `auto` leaves it to the design. */
export type FixedTest = 'auto' | 'wilcoxon' | 'paired-t' | 'permutation' | 'bootstrap';

/** What is known of a comparison before its scores are looked at. */
export interface ComparisonDesign {
  readonly pairing: 'by-seed' | 'none';
  /** Values of the candidate and of the baseline; equal when paired. */
  readonly sizes: readonly [number, number];
  /** Predictions on shared samples exist for both sides. */
  readonly hasSamples: boolean;
  /** These predictions are right or wrong, one per sample. */
  readonly samplesAreBinary: boolean;
  /** How many comparisons share this design; 1 by default. */
  readonly count?: number;
}

/** The smallest number of paired seeds with which the sign-flip family decides at the usual alpha of 0.05. */
export const signFlipSeeds = 6;

/**
 * The deciding test of every comparison of a family, from its design alone: sign flips where 6 paired seeds or more can
 * reach a corrected p of at most `alpha`; the paired t test with fewer; Welch's test unpaired; a test over samples where
 * a side has one seed; else none. Where some comparisons cannot join the sign-flip family, that family keeps only its
 * share of alpha (see `partFactor`), and those that can no longer be significant within it leave it too.
 */
export function decidingTests(
  designs: readonly ComparisonDesign[],
  options: { readonly alpha: number; readonly test: FixedTest },
): (DecidingTest | null)[] {
  if (options.test !== 'auto') return designs.map((design) => fixedTest(design, options.test));
  const tests = designs.map((design) => automaticTest(design, options.alpha));
  const countOf = (matches: (test: DecidingTest | null) => boolean): number =>
    tests.reduce((sum, test, i) => sum + (matches(test) ? (designs[i]!.count ?? 1) : 0), 0);
  const total = countOf((test) => test !== null);
  for (;;) {
    const joint = countOf((test) => test === 'sign-flip');
    const factor = joint === 0 ? 1 : total / joint;
    const leaving = tests.flatMap((test, i) =>
      test === 'sign-flip' && factor * minimumSignFlipP(designs[i]!.sizes[0]) > options.alpha ? [i] : [],
    );
    if (leaving.length === 0) return tests;
    // The shortest first: when they leave, the share of the others changes.
    const fewest = leaving.reduce((least, i) => Math.min(least, designs[i]!.sizes[0]), Infinity);
    for (const i of leaving) if (designs[i]!.sizes[0] === fewest) tests[i] = 'paired-t';
  }
}

function automaticTest(design: ComparisonDesign, alpha: number): DecidingTest | null {
  const [first, second] = design.sizes;
  if (design.pairing === 'by-seed') {
    return first >= Math.max(signFlipSeeds, smallestDecidableN(alpha)) ? 'sign-flip' : 'paired-t';
  }
  return first >= 2 && second >= 2 ? 'welch-t' : overSamples(design);
}

function fixedTest(design: ComparisonDesign, test: FixedTest): DecidingTest | null {
  const [first, second] = design.sizes;
  if (design.pairing === 'none' && (first < 2 || second < 2)) return overSamples(design);
  const paired = design.pairing === 'by-seed';
  switch (test) {
    case 'wilcoxon':
      return paired ? 'wilcoxon-signed-rank' : 'mann-whitney';
    case 'permutation':
      return paired ? 'sign-flip' : 'two-sample-permutation';
    case 'bootstrap':
      return paired ? 'paired-bootstrap' : 'unpaired-bootstrap';
    default:
      return paired ? 'paired-t' : 'welch-t';
  }
}

function overSamples(design: ComparisonDesign): DecidingTest | null {
  if (!design.hasSamples) return null;
  return design.samplesAreBinary ? 'mcnemar' : 'sample-bootstrap';
}

/** Smallest p of the sign-flip test on n pairs: exact up to 20 pairs, drawn above. */
export function minimumSignFlipP(n: number): number {
  return n <= exactSignFlipPairs ? minimumPairedP(n) : minimumDrawnP(9_999);
}

/**
 * What the corrected p of a part of a family is multiplied by so that all parts together keep the family-wise error:
 * the whole over the part (each part gets its share of alpha).
 */
export function partFactor(partSize: number, familySize: number): number {
  return partSize === 0 ? 1 : familySize / partSize;
}

/** True for a test over samples of one checkpoint: it says nothing about other seeds. */
export function pairingOf(test: DecidingTest | null, design: ComparisonDesign): PairingKind {
  return test === 'mcnemar' || test === 'sample-bootstrap' ? 'by-sample' : design.pairing;
}
