import type { StatisticEntry } from '../statistic-entry.ts';
import type { TestResult } from '../result.ts';
import { friedmanTest } from './friedman.ts';
import type { Scores } from './inputs.ts';
import { kruskalWallisTest } from './kruskal-wallis.ts';
import { mannWhitneyU } from './mann-whitney.ts';
import { mcNemarTest, type PairedCounts } from './mcnemar.ts';
import { oneWayAnova } from './one-way-anova.ts';
import { pairedBootstrapTest } from './paired-bootstrap.ts';
import { pairedTTest } from './paired-t.ts';
import { signFlipTest } from './sign-flip.ts';
import { signTest } from './sign-test.ts';
import { studentTTest } from './student-t.ts';
import { twoSamplePermutationTest } from './two-sample-permutation.ts';
import { unpairedBootstrapTest } from './unpaired-bootstrap.ts';
import { welchAnova } from './welch-anova.ts';
import { welchTTest } from './welch-t.ts';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';

/** A test, told apart by what it takes; `paired` ones take x[i] and y[i] of the same seed or sample. */
export type TestEntry = StatisticEntry &
  (
    | { readonly input: 'paired' | 'unpaired'; readonly compute: (x: Scores, y: Scores) => TestResult }
    | { readonly input: 'counts'; readonly compute: (counts: PairedCounts) => TestResult }
    | { readonly input: 'groups'; readonly compute: (groups: readonly Scores[]) => TestResult }
    | { readonly input: 'blocks'; readonly compute: (blocks: readonly Scores[], higherIsBetter: boolean) => TestResult }
  );

/** The significance tests: paired, unpaired, over samples, of several configurations. */
export const tests = [
  {
    id: 'sign-flip',
    title: 'Paired permutation test (sign flips)',
    citation: 'Fisher (1935); Phipson and Smyth (2010)',
    matches: 'exactRankTests::perm.test(x, y, paired = TRUE)',
    input: 'paired',
    compute: signFlipTest,
  },
  {
    id: 'wilcoxon-signed-rank',
    title: 'Wilcoxon signed-rank test',
    citation: 'Wilcoxon (1945); Pratt (1959)',
    matches: 'coin::wilcoxsign_test(x ~ y, zero.method = "Pratt", distribution = "exact")',
    input: 'paired',
    compute: wilcoxonSignedRank,
  },
  {
    id: 'sign-test',
    title: 'Sign test',
    citation: 'Arbuthnott (1710); Demšar (2006)',
    matches: 'binom.test(sum(x > y), sum(x != y))',
    input: 'paired',
    compute: signTest,
  },
  {
    id: 'paired-t',
    title: 'Paired t test',
    citation: 'Student (1908)',
    matches: 't.test(x, y, paired = TRUE)',
    input: 'paired',
    compute: pairedTTest,
  },
  {
    id: 'paired-bootstrap',
    title: 'Paired bootstrap test',
    citation: 'Efron and Tibshirani (1993)',
    matches: 'none',
    input: 'paired',
    compute: pairedBootstrapTest,
  },
  {
    id: 'welch-t',
    title: 'Welch’s t test',
    citation: 'Welch (1947)',
    matches: 't.test(x, y)',
    input: 'unpaired',
    compute: welchTTest,
  },
  {
    id: 'student-t',
    title: 'Student’s t test',
    citation: 'Student (1908)',
    matches: 't.test(x, y, var.equal = TRUE)',
    input: 'unpaired',
    compute: studentTTest,
  },
  {
    id: 'two-sample-permutation',
    title: 'Two-sample permutation test',
    citation: 'Pitman (1937); Phipson and Smyth (2010)',
    matches: "scipy.stats.permutation_test((x, y), statistic, permutation_type='independent')",
    input: 'unpaired',
    compute: twoSamplePermutationTest,
  },
  {
    id: 'mann-whitney',
    title: 'Mann–Whitney U test',
    citation: 'Mann and Whitney (1947); Streitberg and Röhmel (1986)',
    matches: 'exactRankTests::wilcox.exact(x, y)',
    input: 'unpaired',
    compute: mannWhitneyU,
  },
  {
    id: 'unpaired-bootstrap',
    title: 'Bootstrap test',
    citation: 'Efron and Tibshirani (1993)',
    matches: 'none',
    input: 'unpaired',
    compute: unpairedBootstrapTest,
  },
  {
    id: 'mcnemar',
    title: 'McNemar’s test',
    citation: 'McNemar (1947)',
    matches: 'binom.test(b, b + c)',
    input: 'counts',
    compute: mcNemarTest,
  },
  {
    id: 'friedman',
    title: 'Friedman test',
    citation: 'Friedman (1937); Iman and Davenport (1980)',
    matches: 'friedman.test(blocks)',
    input: 'blocks',
    compute: friedmanTest,
  },
  {
    id: 'kruskal-wallis',
    title: 'Kruskal–Wallis test',
    citation: 'Kruskal and Wallis (1952)',
    matches: 'kruskal.test(groups)',
    input: 'groups',
    compute: kruskalWallisTest,
  },
  {
    id: 'one-way-anova',
    title: 'One-way analysis of variance',
    citation: 'Fisher (1925)',
    matches: 'anova(lm(y ~ g))',
    input: 'groups',
    compute: oneWayAnova,
  },
  {
    id: 'welch-anova',
    title: 'Welch’s analysis of variance',
    citation: 'Welch (1951)',
    matches: 'oneway.test(y ~ g)',
    input: 'groups',
    compute: welchAnova,
  },
] as const satisfies readonly TestEntry[];
