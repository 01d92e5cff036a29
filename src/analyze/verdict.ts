/** Better, worse, no practical difference, or cannot be decided: the rule is that of the statistics. */
import type { DifferenceEstimate } from '../stats/multiplicity/family-tests.ts';
import { decideVerdict, type SeedsNeeded, type Verdict } from '../stats/multiplicity/verdict.ts';
import type { Comparison, Metric } from '../report/schema.ts';
import { decidingOf, type CorrectedMember } from './correction.ts';
import { publishOrNull } from './publish.ts';

/**
 * Judges one comparison by its deciding test, which the design chose before any score was looked at. Seeds that would
 * decide are counted where it is not exploratory.
 */
export function judge(
  member: CorrectedMember,
  metric: Metric,
  options: { readonly alpha: number; readonly exploratory: boolean },
): Verdict {
  const deciding = decidingOf(member);
  const { value, low, high, equivalenceLow, equivalenceHigh, spread } = member.difference;
  // Exploratory comparisons decide nothing with however many seeds: without a spread none are counted.
  const countsSeeds = !options.exploratory || value === 0;
  const noTestReason = deciding === undefined ? whyNoTest(member) : deciding.reason;
  return decideVerdict({
    pCorrected: deciding?.pCorrected ?? null,
    minimumPCorrected: deciding?.minimumPCorrected ?? null,
    alpha: options.alpha,
    familySize: deciding?.familySize ?? 1,
    pairing: member.pairing,
    n: Math.min(...member.sizes),
    ...{ difference: value, low, high, equivalenceLow, equivalenceHigh },
    spread: countsSeeds ? spread : null,
    better: metric.better,
    ...(metric.minEffect === null ? {} : { minEffect: metric.minEffect }),
    ...(noTestReason === undefined ? {} : { noTestReason }),
  });
}

function whyNoTest({ sizes: [candidate, baseline] }: CorrectedMember): string {
  if (candidate === 0 || baseline === 0) return 'one side has no value';
  return `too few seeds, ${candidate} and ${baseline}, and no predictions on shared samples`;
}

/** Further seeds on top of those that there are; null where no number of seeds can be named. */
export function toSeedsNeeded(
  needed: SeedsNeeded | null,
  difference: DifferenceEstimate,
  metric: Metric,
): Comparison['seedsNeeded'] {
  if (needed === null) return null;
  const further = (total: number | null): number | null => (total === null ? null : total - needed.have);
  const { low, high } = difference;
  const nearest =
    low !== null && high !== null && (low > 0 || high < 0) ? Math.min(Math.abs(low), Math.abs(high)) : null;
  return {
    power: needed.power,
    atObserved: further(needed.atObserved),
    atSmallest: further(needed.atMinEffect ?? needed.atLowerEnd),
    smallest: metric.minEffect ?? publishOrNull(nearest),
  };
}
