/** What the design of a benchmark (seeds, pairing, tests) can show at all: said from the tests that ran. */
import type { Benchmark, Comparison } from '../report/schema.ts';
import { testName } from './methods.ts';
import { pValue } from './p-values.ts';
import { count } from './words.ts';

type Design = {
  readonly n: number;
  readonly pairing: Comparison['pairing'];
  readonly deciding: string;
  readonly minimumP: number | null;
  /** Smallest p of the rank and permutation tests beside it, which need no normality. */
  readonly exactMinimumP: number | null;
  candidates: number;
};

const exactTests = new Set(['sign-flip', 'wilcoxon-signed-rank', 'wilcoxon', 'mann-whitney', 'two-sample-permutation']);

/** The designs of the primary comparisons with the reference that the page speaks of, most frequent first. */
function designsOf(benchmark: Benchmark): readonly Design[] {
  const reference = benchmark.baseline === null ? 'leader' : 'baseline';
  const designs = new Map<string, Design>();
  for (const comparison of benchmark.comparisons) {
    if (comparison.reference !== reference || comparison.metric !== benchmark.primaryMetric) continue;
    const deciding = comparison.tests.find((test) => test.decides);
    if (deciding === undefined) continue;
    const exact = comparison.tests.filter((test) => exactTests.has(test.id)).flatMap((test) => test.minimumP ?? []);
    const key = [comparison.n, comparison.pairing, deciding.id].join(' ');
    const known = designs.get(key);
    if (known !== undefined) known.candidates++;
    else {
      designs.set(key, {
        n: comparison.n,
        pairing: comparison.pairing,
        deciding: deciding.id,
        minimumP: deciding.minimumP,
        exactMinimumP: exact.length === 0 ? null : Math.min(...exact),
        candidates: 1,
      });
    }
  }
  return [...designs.values()].sort((a, b) => b.candidates - a.candidates || b.n - a.n);
}

/**
 * One or two sentences per design: how small a p can become, and where no rank test can reach alpha.
 * @example 'With 10 paired seeds the exact sign-flip test of 15 candidates can reach p = 0.0020.'
 */
export function designSentences(benchmark: Benchmark): readonly string[] {
  const { alpha } = benchmark.settings;
  return designsOf(benchmark).flatMap((design) => {
    const seeds =
      design.pairing === 'by-sample'
        ? `With ${count(design.n, 'shared sample')}`
        : `With ${count(design.n, `${design.pairing === 'by-seed' ? 'paired ' : ''}seed`)}${design.pairing === 'none' ? ' on the smaller side' : ''}`;
    const name = testName(design.deciding)
      .toLowerCase()
      .replace('welch', 'Welch')
      .replace('mcnemar', 'McNemar')
      .replace('wilcoxon', 'Wilcoxon');
    const who = count(design.candidates, 'candidate');
    const own =
      // A t test has no smallest p but that of the number format: what it rests on is what a reader must know.
      design.minimumP === null || design.minimumP < 1e-12
        ? `${seeds} the ${name} decides for ${who}; it rests on normally distributed scores.`
        : design.minimumP > alpha
          ? `${seeds} the ${name} of ${who} cannot be significant: its smallest p is ${pValue(design.minimumP)}.`
          : `${seeds} the ${name} of ${who} can reach p = ${pValue(design.minimumP)}.`;
    const exact =
      design.exactMinimumP !== null && design.exactMinimumP > alpha
        ? [
            `${seeds} no rank or permutation test can reach ${alpha}: its smallest p is ${pValue(design.exactMinimumP)}.`,
          ]
        : [];
    return [own, ...exact];
  });
}
