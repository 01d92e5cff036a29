/** A comparison that McNemar's test decides: one checkpoint of each side on the same samples. */
import { count } from '../../src/format/words.ts';
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
  of: {
    readonly candidate: string;
    readonly baseline: string;
    readonly alpha: number;
    /** False where the Report is a built one. */
    readonly fromResults: boolean;
  },
): Comparison {
  if (flips === null) {
    throw of.fromResults
      ? new UserError(
          `McNemar's test needs predictions of both sides on the same samples; ${of.candidate} and ${of.baseline} have none.`,
          { hint: 'Choose another --test, or have the runs write their predictions.' },
        )
      : new UserError("McNemar's test needs the predictions, which a report.json does not hold.", {
          hint: 'Leave --report out, so that the results are read, or choose another --test.',
        });
  }
  const { n, onlyA, onlyB, seed } = flips.tested;
  const p = flips.pCorrected ?? flips.p;
  const decided = p !== null && p <= of.alpha && onlyA !== onlyB;
  const message =
    flips.reason ?? `${count(onlyB, 'sample')} right with ${of.candidate} only, ${onlyA} with ${of.baseline} only.`;
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
