import { studentizedRangeQuantile, studentizedRangeTails } from '../distributions.ts';
import type { ResultBase } from '../result.ts';

/** A critical-difference diagram is drawn from this many columns on … */
export const nemenyiColumns = 3;
/** … and this many blocks. */
export const nemenyiBlocks = 5;

/** All pairwise comparisons of mean ranks at one critical difference. */
export interface NemenyiResult extends ResultBase {
  /** Quantile of the studentized range over √2. */
  readonly qAlpha: number | null;
  /** Two mean ranks further apart than this differ significantly. */
  readonly criticalDifference: number | null;
  /** p of each pair, corrected for all pairs; 1 on the diagonal. */
  readonly p: readonly (readonly number[])[];
  /** Maximal groups of columns that do not differ, each in the order of mean rank: the bars of the diagram. */
  readonly cliques: readonly (readonly number[])[];
  readonly reason?: string;
}

/**
 * Nemenyi's test after a Friedman test, for mean ranks over `blocks` blocks. Fewer than 3 columns or 5 blocks give no
 * critical difference and a reason. `n` counts the blocks.
 *
 * Source: Nemenyi (1963), Demšar (2006), section 3.2.2. Matches R `qtukey(1 - alpha, k, Inf) / sqrt(2)`.
 *
 * @example nemenyiTest([1, 2, 3], { blocks: 10, alpha: 0.05 }).criticalDifference // 1.048
 */
export function nemenyiTest(
  meanRanks: readonly number[],
  options: { readonly blocks: number; readonly alpha: number },
): NemenyiResult {
  const { blocks, alpha } = options;
  const k = meanRanks.length;
  const base = { n: blocks, method: 'Nemenyi test', warnings: [] };
  if (k < nemenyiColumns || blocks < nemenyiBlocks) {
    const reason = `needs ${nemenyiColumns} columns and ${nemenyiBlocks} blocks, has ${k} and ${blocks}`;
    return { ...base, qAlpha: null, criticalDifference: null, p: [], cliques: [], reason };
  }
  const qAlpha = nemenyiQuantile(k, alpha);
  const criticalDifference = qAlpha * rankError(k, blocks);
  const order = Array.from(meanRanks.keys()).sort((a, b) => meanRanks[a]! - meanRanks[b]! || a - b);
  return {
    ...base,
    qAlpha,
    criticalDifference,
    p: nemenyiP(meanRanks, blocks),
    cliques: cliquesOf(order, (a, b) => meanRanks[b]! - meanRanks[a]! <= criticalDifference),
  };
}

/** Quantile of the studentized range with k columns and infinite degrees of freedom, over √2. */
export function nemenyiQuantile(k: number, alpha: number): number {
  return studentizedRangeQuantile(alpha, k, Infinity, 'upper') / Math.SQRT2;
}

/** Standard error of the difference of two mean ranks. */
export function rankError(k: number, blocks: number): number {
  return Math.sqrt((k * (k + 1)) / (6 * blocks));
}

/** p of each pair of mean ranks from the studentized range. */
export function nemenyiP(meanRanks: readonly number[], blocks: number): number[][] {
  const k = meanRanks.length;
  const error = rankError(k, blocks) / Math.SQRT2;
  return meanRanks.map((a) =>
    meanRanks.map((b) => (a === b ? 1 : studentizedRangeTails(Math.abs(a - b) / error, k, Infinity).upper)),
  );
}

/** Maximal runs of neighbours in `order` whose ends do not differ; runs of one are left out. */
function cliquesOf(order: readonly number[], alike: (a: number, b: number) => boolean): number[][] {
  const cliques: number[][] = [];
  let reached = 0;
  order.forEach((item, start) => {
    let end = start + 1;
    while (end < order.length && alike(item, order[end]!)) end += 1;
    if (end > reached && end - start > 1) cliques.push(order.slice(start, end));
    reached = Math.max(reached, end);
  });
  return cliques;
}
