import { binomialTails } from '../distributions.ts';
import type { TestResult } from '../result.ts';
import { clampP, noTest, pairedDifferences, type Scores } from './inputs.ts';
import { minimumPairedP } from './minimum-p.ts';

/** The sign test; `statistic` is the number of pairs in which x is larger. */
export interface SignTestResult extends TestResult {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/**
 * Exact sign test of x against y: how often x is larger, ties left out. The only test that pairs in different units
 * allow, because the size of a difference plays no part.
 *
 * Source: Arbuthnott (1710); Demšar (2006), section 3.1.4. Matches R `binom.test(wins, wins + losses)$p.value`.
 *
 * @example signTest([1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]).p // 0.03125
 */
export function signTest(x: Scores, y: Scores): SignTestResult {
  const { differences, warnings } = pairedDifferences(x, y);
  const n = differences.length;
  const method = 'sign test, exact';
  let [wins, losses] = [0, 0];
  for (const d of differences) {
    if (d > 0) wins += 1;
    else if (d < 0) losses += 1;
  }
  const counts = { wins, losses, ties: n - wins - losses };
  if (n === 0) return { ...noTest(0, method, 'no pairs', warnings), ...counts };
  const p = wins === losses ? 1 : clampP(2 * binomialTails(Math.min(wins, losses), wins + losses, 0.5).lower);
  return { n, method, warnings, statistic: wins, p, minimumP: minimumPairedP(n), ...counts };
}
