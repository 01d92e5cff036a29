/** What three or more configurations say over five tasks, for tests of pages and figures: better ones first. */
import type { AcrossTasks } from '../../src/report/schema.ts';

const taus = [0.5, 0.6, 0.7, 0.8, 0.9];

/** Aggregates 0.9, 0.8, … in the order of the ids; the first two are not told apart by their ranks; the last is the baseline. */
export function makeAcrossTasks(ids: readonly string[], metric: string): AcrossTasks {
  const baseline = ids.at(-1)!;
  const value = (index: number): number => Number((0.9 - 0.1 * index).toFixed(2));
  return {
    mode: 'macro',
    tasks: ['t1', 't2', 't3', 't4', 't5'].map((task) => ({ task, metric, zero: 0.1, one: 1, sampleCount: null })),
    scale: { kind: 'normalised', better: 'higher', unit: null, ideal: 1, reason: 'Scores are normalised.' },
    configurations: [...ids],
    leftOut: [],
    leading: 'interquartile-mean',
    aggregates: ids.flatMap((configuration, index) =>
      (['interquartile-mean', 'mean', 'median', 'optimality-gap'] as const).map((aggregate) => ({
        configuration,
        aggregate,
        n: 20,
        value: aggregate === 'optimality-gap' ? Number((1 - value(index)).toFixed(2)) : value(index),
        low: (aggregate === 'optimality-gap' ? 1 - value(index) : value(index)) - 0.02,
        high: (aggregate === 'optimality-gap' ? 1 - value(index) : value(index)) + 0.02,
        level: 0.95,
        method: 'stratified bootstrap percentile interval over runs within tasks',
        reason: null,
      })),
    ),
    profiles: {
      method: 'performance profile of run scores',
      level: 0.95,
      taus,
      rows: ids.map((configuration, index) => ({
        configuration,
        shares: taus.map((tau) => (tau < value(index) ? 1 : 0.2)),
        low: taus.map((tau) => (tau < value(index) ? 0.9 : 0.1)),
        high: taus.map((tau) => (tau < value(index) ? 1 : 0.3)),
      })),
    },
    ranks: {
      nTasks: 5,
      statistic: 8.4,
      p: 0.015,
      imanDavenportF: 12,
      imanDavenportP: 0.004,
      kendallW: 0.84,
      meanRanks: ids.map((configuration, index) => ({ configuration, meanRank: index + 1 })),
      criticalDifference: {
        blocks: 'tasks',
        nBlocks: 5,
        meanRanks: ids.map((configuration, index) => ({ configuration, meanRank: index + 1 })),
        criticalDifference: 1.48,
        groups: [ids.slice(0, 2)],
        p: 0.015,
        alpha: 0.05,
      },
      reason: null,
    },
    comparisons: ids.slice(0, -1).map((candidate) => ({
      baseline,
      candidate,
      nTasks: 5,
      wins: 5,
      losses: 0,
      ties: 0,
      test: 'wilcoxon-signed-rank',
      statistic: 15,
      p: 0.0625,
      pCorrected: 0.125,
      minimumPCorrected: 0.125,
      verdict: 'cannot be decided',
      reason: { code: 'too-few-tasks', message: 'With 5 tasks this test cannot be significant.' },
      improvement: { value: 0.95, low: 0.9, high: 0.99, level: 0.95, method: 'bootstrap', reason: null },
    })),
    geometricMeans: {
      tasks: ['t1', 't2', 't3', 't4', 't5'],
      values: ids.map((configuration, index) => ({ configuration, value: value(index) })),
      message: 'Over all 5 tasks.',
    },
    warnings: [],
  };
}
