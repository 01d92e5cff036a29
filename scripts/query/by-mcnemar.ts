/** A comparison that McNemar's test decides: one checkpoint of each side on the same samples. */
import type { FlipPair } from '../../src/report/samples-schema.ts';
import type { Comparison } from '../../src/report/schema.ts';
import { UserError } from '../../src/report/user-error.ts';

/**
 * The comparison as the flips of its two checkpoints decide it. The difference is that of the shares of right samples.
 * @throws UserError where the predictions are not at hand
 */
export function byMcNemar(
  comparison: Comparison,
  flips: FlipPair | null,
  of: { readonly candidate: string; readonly alpha: number },
): Comparison {
  if (flips === null) {
    throw new UserError(
      `McNemar's test needs predictions of both sides on the same samples; ${of.candidate} has none.`,
      {
        hint: 'They are read from the results: without --report, or choose another --test.',
      },
    );
  }
  const { n, onlyA, onlyB, seed } = flips.tested;
  const p = flips.pCorrected ?? flips.p;
  const decided = p !== null && p <= of.alpha && onlyA !== onlyB;
  const message =
    flips.reason ??
    `${onlyB} samples are right here alone, ${onlyA} in the other alone; this pair of checkpoints only.`;
  return {
    ...comparison,
    pairing: 'by-sample',
    n,
    seeds: seed === null ? [] : [seed],
    difference: {
      ...comparison.difference,
      value: (onlyB - onlyA) / n,
      low: null,
      high: null,
      method: 'shares of right samples',
    },
    improves: onlyA === onlyB ? null : onlyB > onlyA,
    tests: [
      {
        ...{ id: 'mcnemar', statistic: null, p: flips.p, pCorrected: flips.pCorrected, minimumP: flips.minimumP },
        ...{ family: null, decides: true, reason: flips.reason, warnings: flips.warnings },
      },
    ],
    effects: [],
    verdict: decided ? (onlyB > onlyA ? 'better' : 'worse') : 'cannot be decided',
    reason: { code: decided ? 'significant' : 'no-test', message },
    seedsNeeded: null,
    warnings: flips.warnings,
  };
}
