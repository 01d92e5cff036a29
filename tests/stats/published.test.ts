import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bonferroni } from '../../src/stats/multiplicity/bonferroni.ts';
import { hochberg } from '../../src/stats/multiplicity/hochberg.ts';
import { holm } from '../../src/stats/multiplicity/holm.ts';
import { hommel } from '../../src/stats/multiplicity/hommel.ts';
import { mean, standardDeviation } from '../../src/stats/numeric.ts';
import { friedmanTest } from '../../src/stats/tests/friedman.ts';
import { nemenyiTest } from '../../src/stats/tests/nemenyi.ts';
import { oneWayAnova } from '../../src/stats/tests/one-way-anova.ts';
import { pairedTTest } from '../../src/stats/tests/paired-t.ts';
import { studentTTest } from '../../src/stats/tests/student-t.ts';
import { welchTTest } from '../../src/stats/tests/welch-t.ts';
import { wilcoxonSignedRank } from '../../src/stats/tests/wilcoxon-signed-rank.ts';

/** Numbers that others have published, with their source; see the files. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function published(name: string): any {
  return JSON.parse(readFileSync(new URL(`../reference/published/${name}.json`, import.meta.url), 'utf8'));
}

/** Correct digits: −log10 of the relative error, 15 when exact. */
function digits(actual: number, certified: number): number {
  return actual === certified ? 15 : -Math.log10(Math.abs(actual - certified) / Math.abs(certified));
}

describe('Demšar (2006): four variants of C4.5 on 14 data sets', () => {
  const { columns, auc, published: paper } = published('demsar-2006');
  const friedman = friedmanTest(auc, true);

  it('gives the published average ranks and the tie-corrected Friedman test', () => {
    friedman.meanRanks.forEach((rank, i) => expect(rank).toBeCloseTo(paper.averageRanks[i], 3));
    const [statistic, p] = paper.friedmanTieCorrected;
    expect(friedman.statistic).toBeCloseTo(statistic, 10);
    expect(friedman.p).toBeCloseTo(p, 12);
  });

  it("gives the paper's own statistic, which leaves ties uncorrected", () => {
    const [k, n] = [columns.length, auc.length];
    const squares = friedman.meanRanks.reduce<number>((sum, rank) => sum + rank! * rank!, 0);
    const uncorrected = ((12 * n) / (k * (k + 1))) * (squares - (k * (k + 1) ** 2) / 4);
    expect(uncorrected).toBeCloseTo(paper.friedmanWithoutTieCorrection, 2);
    expect(((n - 1) * uncorrected) / (n * (k - 1) - uncorrected)).toBeCloseTo(paper.imanDavenport, 2);
  });

  it('gives the published critical differences', () => {
    const ranks = friedman.meanRanks.map((rank) => rank!);
    const at = (alpha: number): number => nemenyiTest(ranks, { blocks: auc.length, alpha }).criticalDifference!;
    expect(at(0.05)).toBeCloseTo(paper.criticalDifference005, 2);
    expect(at(0.1)).toBeCloseTo(paper.criticalDifference010, 2);
  });

  it('gives the published rank sums, whose two zeros the paper splits between the sides', () => {
    const column = (name: string): number[] => auc.map((row: number[]) => row[columns.indexOf(name)]!);
    const result = wilcoxonSignedRank(column(paper.wilcoxon.first), column(paper.wilcoxon.second));
    // Pratt drops the ranks of the zeros (1.5 each); the paper gives half of their sum to each side.
    const zeros = 14 - result.nonZero;
    expect(zeros).toBe(2);
    expect(result.statistic! + 1.5).toBe(paper.wilcoxon.rankSumPositive);
    expect(105 - result.statistic! - 1.5).toBe(paper.wilcoxon.rankSumNegative);
    expect(result.p).toBeLessThan(0.05);
  });
});

describe('Derrac et al. (2011): adjusted p-values', () => {
  const { p, adjusted, tolerance } = published('derrac-2011');

  it.each([bonferroni, holm, hochberg, hommel])('%o', (correct) => {
    correct(p).forEach((value, i) => expect(Math.abs(value! - adjusted[correct.name][i])).toBeLessThan(tolerance));
  });
});

interface Univariate {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly values: readonly number[];
}

describe('NIST Statistical Reference Datasets', () => {
  const univariate: Record<string, Univariate> = published('nist-univariate').sets;

  it.each(Object.entries(univariate))('univariate %s', (name, certified) => {
    expect(digits(mean(certified.values), certified.mean)).toBeGreaterThan(14);
    // Doubles near 1e6 and 1e7 hold only 10 and 9 digits of what varies by 0.1.
    const wanted = name === 'numacc4' ? 8 : name === 'numacc3' ? 9 : 13;
    expect(digits(standardDeviation(certified.values), certified.standardDeviation)).toBeGreaterThan(wanted);
  });

  it.each([
    ['SiRstv', 12],
    ['SmLs01', 13],
    ['SmLs02', 13],
    ['AtmWtAg', 8],
    ['SmLs04', 9],
    ['SmLs05', 9],
  ])('analysis of variance of %s to %i digits', (name, wanted) => {
    const certified = published('nist-anova').sets[name];
    const result = oneWayAnova(certified.groups);
    expect([result.df, result.dfWithin]).toEqual([certified.df, certified.dfWithin]);
    expect(digits(result.statistic!, certified.F)).toBeGreaterThan(wanted);
    expect(digits(result.between!, certified.between)).toBeGreaterThan(wanted);
    expect(digits(result.within!, certified.within)).toBeGreaterThan(wanted);
  });

  it('sees SmLs07 as constant: its range is below 1e-12 of its values', () => {
    expect(oneWayAnova(published('nist-anova').sets.SmLs07.groups).reason).toBe('all values are equal');
  });
});

describe('textbook examples', () => {
  const { sleep, maize } = published('textbook');

  it("Student's sleep data", () => {
    const paired = pairedTTest(sleep.drug1, sleep.drug2);
    expect(paired.statistic).toBeCloseTo(sleep.pairedT, 4);
    expect(paired.df).toBe(sleep.df);
    expect(paired.p).toBeCloseTo(sleep.p, 6);
    expect(paired.difference).toBeCloseTo(sleep.meanDifference, 12);
    expect(paired.low).toBeCloseTo(sleep.interval[0], 7);
    expect(paired.high).toBeCloseTo(sleep.interval[1], 7);
    expect(welchTTest(sleep.drug1, sleep.drug2).p).toBeCloseTo(sleep.welchP, 5);
    expect(studentTTest(sleep.drug1, sleep.drug2).p).toBeCloseTo(sleep.studentP, 5);
  });

  it("Darwin's maize", () => {
    const zeros = maize.differences.map(() => 0);
    const result = wilcoxonSignedRank(maize.differences, zeros);
    expect(result.statistic).toBe(maize.rankSumPositive);
    expect(120 - result.statistic!).toBe(maize.rankSumNegative);
    expect(result.p).toBe(maize.p);
    expect(wilcoxonSignedRank(maize.differences, zeros, { alternative: 'greater' }).p).toBe(maize.pGreater);
  });
});

interface Cell {
  readonly dataset: string;
  readonly algorithm: string;
  readonly offline: readonly number[];
  readonly online: readonly number[];
  readonly published: string;
}

describe('CORL: 60 cells of a published table, whose ± is the population standard deviation', () => {
  const { cells }: { readonly cells: readonly Cell[] } = published('corl-finetune');
  const cellOf = (scores: readonly number[], ddof: 0 | 1): string =>
    `${mean(scores).toFixed(2)} ± ${standardDeviation(scores, ddof).toFixed(2)}`;

  it('has all of them', () => expect(cells).toHaveLength(60));

  it.each(cells)('$algorithm on $dataset', ({ offline, online, published: text }) => {
    expect(`${cellOf(offline, 0)} → ${cellOf(online, 0)}`).toBe(text.replace(/\s+/g, ' ').trim());
  });

  it('differs from the sample standard deviation wherever it is not 0', () => {
    const same = cells.filter(({ online }) => cellOf(online, 0) === cellOf(online, 1));
    expect(same.length).toBeLessThan(15);
  });
});
