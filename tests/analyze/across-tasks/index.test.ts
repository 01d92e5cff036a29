import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeAcrossTasks } from '../../../src/analyze/across-tasks/index.ts';
import { UserError } from '../../../src/report/user-error.ts';
import { analyze, onlyBenchmark, specOf } from '../helpers.ts';
import { acrossOf, benchmarkOf, runsOf, type TaskScores } from './task-runs.ts';

const two: TaskScores = {
  a: { t1: [0.5, 0.6], t2: [0.7, 0.8] },
  b: { t1: [0.4, 0.5], t2: [0.9, 0.9] },
};

describe('analyzeAcrossTasks', () => {
  it('says nothing over fewer than two tasks', () => {
    expect(benchmarkOf({ a: { t1: [0.5] }, b: { t1: [0.6] } }).acrossTasks).toBeNull();
    const none = { tasks: [], metrics: [], primaryMetric: '', baseline: null, configurations: [], spec: null };
    const table = { of: () => ({ scores: [], values: new Float64Array(), nFailed: 0, nDiverged: 0, failedSeeds: [] }) };
    const { settings } = benchmarkOf(two);
    expect(analyzeAcrossTasks({ ...none, table, settings })).toBeNull();
  });

  it('leaves out a configuration that lacks a task, and names the task', () => {
    const { across, id } = acrossOf({ ...two, c: { t1: [0.5, 0.5] } });
    expect(across.configurations).toEqual([id('a'), id('b')]);
    expect(across.leftOut).toEqual([{ configuration: id('c'), reason: 'no score on t2' }]);
    expect(across.geometricMeans).toMatchObject({
      tasks: ['t1'],
      message: 'Over the 1 of 2 tasks on which every configuration has a positive mean.',
    });
    expect(across.geometricMeans!.values.map((item) => item.value)).toEqual([0.55, 0.45, 0.5]);
  });

  it('aggregates nothing where the file says per-task', () => {
    const { across } = acrossOf(two, { aggregate: 'per-task' });
    expect(across).toMatchObject({ leading: null, aggregates: [], profiles: null, ranks: null, geometricMeans: null });
    expect(across.comparisons).toEqual([]);
    expect(across.tasks.map((item) => item.task)).toEqual(['t1', 't2']);
  });

  it('weighs tasks by their samples where the file says micro, and asks for their numbers', () => {
    const task = (id: string, sampleCount?: number) => ({
      id,
      dataset: id,
      ...(sampleCount === undefined ? {} : { sampleCount }),
    });
    const { across, id } = acrossOf(two, { aggregate: 'micro', tasks: [task('t1', 300), task('t2', 100)] });
    expect(across.leading).toBe('weighted-mean');
    const found = across.aggregates.find((item) => item.configuration === id('a'))!;
    expect(found).toMatchObject({ aggregate: 'weighted-mean', value: 0.6 });
    expect(() => benchmarkOf(two, { aggregate: 'micro', tasks: [task('t1', 300), task('t2')] })).toThrow(UserError);
    expect(() => benchmarkOf(two, { aggregate: 'micro' })).toThrow(/which t1 and t2 lack/);
  });

  it('warns where tasks have different numbers of runs, and only there', () => {
    expect(acrossOf(two).across.warnings).toEqual([]);
    const uneven = acrossOf({ ...two, b: { t1: [0.4, null], t2: [0.9, 0.9] } }).across;
    expect(uneven.warnings).toHaveLength(1);
    expect(uneven.warnings[0]!.message).toMatch(/^b: not the same number of runs on all 2 tasks/);
  });

  it('gives the same numbers whatever else is in the sweep and in whatever order', () => {
    const base = acrossOf(two);
    const more = acrossOf({ c: { t1: [0.1, 0.2], t2: [0.3, 0.3] }, ...two });
    const pick = ({ across, id }: typeof base) =>
      ['a', 'b'].map((name) => across.aggregates.filter((item) => item.configuration === id(name)));
    expect(pick(more)).toEqual(pick(base));
    const spec = specOf({ runs: { study: 'study' } });
    const reversed = onlyBenchmark(analyze(runsOf(two).reverse(), { specs: [spec] }));
    expect(reversed.acrossTasks).toEqual(base.across);
  });

  it('names the task in the label of a metric that several tasks have', () => {
    expect(benchmarkOf(two).metrics.map((metric) => metric.label)).toEqual(['accuracy on t1', 'accuracy on t2']);
  });

  it('takes the metric that the file names for a task', () => {
    const runs = runsOf(two).map((run) => ({ ...run, metrics: { ...run.metrics, 't2.f1': 0.5 } }));
    const tasks = [
      { id: 't1', dataset: 't1' },
      { id: 't2', dataset: 't2', primary: 't2.f1' },
    ];
    const spec = specOf({ runs: { study: 'study' }, tasks, primary: 't1.accuracy' });
    const { acrossTasks } = onlyBenchmark(analyze(runs, { specs: [spec] }));
    expect(acrossTasks!.tasks.map((item) => item.metric)).toEqual(['t1.accuracy', 't2.f1']);
    const wrong = [{ ...tasks[0]!, primary: 't1.acuracy' }, tasks[1]!];
    expect(() => analyze(runs, { specs: [{ ...spec, tasks: wrong }] })).toThrow(
      /tasks\[0\]\.primary: there is no metric/,
    );
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const published = (name: string): any =>
  JSON.parse(readFileSync(new URL(`../../reference/published/${name}.json`, import.meta.url), 'utf8'));

describe('published results', () => {
  it('gives the ranks and the critical difference of Demšar (2006) from runs on 14 data sets', () => {
    const { columns, auc, published: paper } = published('demsar-2006');
    const scores = Object.fromEntries(
      columns.map((name: string, column: number) => [
        name,
        Object.fromEntries(auc.map((row: number[], task: number) => [`d${task}`, [row[column]!]])),
      ]),
    );
    const { across, id } = acrossOf(scores, { baseline: 'C4.5' }, 'auc');
    const { ranks } = across;
    const rankOf = (name: string): number => ranks!.meanRanks.find((item) => item.configuration === id(name))!.meanRank;
    columns.forEach((name: string, i: number) => expect(rankOf(name)).toBeCloseTo(paper.averageRanks[i], 3));
    expect(ranks!.statistic).toBeCloseTo(paper.friedmanTieCorrected[0], 10);
    expect(ranks!.p).toBeCloseTo(paper.friedmanTieCorrected[1], 10);
    expect(ranks!.criticalDifference!.criticalDifference).toBeCloseTo(paper.criticalDifference005, 2);
    expect(ranks!.criticalDifference).toMatchObject({ blocks: 'tasks', nBlocks: 14 });
    // The paper halves the ranks of two ties between the sides; Pratt leaves them out: 1.5 of each side's sum.
    const pair = across.comparisons.find((item) => item.candidate === id('C4.5+m'))!;
    expect(pair).toMatchObject({ wins: 10, losses: 2, ties: 2, test: 'wilcoxon-signed-rank' });
    expect(pair.statistic! + 1.5).toBe(paper.wilcoxon.rankSumPositive);
    expect(pair.p).toBeLessThan(0.05);
  });

  it('gives the means of the table of CORL over its ten data sets', () => {
    interface Cell {
      readonly dataset: string;
      readonly algorithm: string;
      readonly online: readonly number[];
    }
    const cells: readonly Cell[] = published('corl-finetune').cells;
    const scores: Record<string, Record<string, readonly number[]>> = {};
    for (const cell of cells) (scores[cell.algorithm] ??= {})[cell.dataset] = cell.online;
    const names = Object.keys(scores['AWAC']!);
    const tasks = names.map((id) => ({ id, dataset: id, scale: { zero: 0, one: 100 } }));
    const { across, id } = acrossOf(scores, { tasks, primary: `${names[0]}.score` }, 'score');
    expect(across.scale.kind).toBe('normalised');
    expect(across.tasks).toHaveLength(10);
    for (const algorithm of Object.keys(scores)) {
      const own = cells.filter((cell) => cell.algorithm === algorithm);
      const means = own.map((cell) => cell.online.reduce((sum, value) => sum + value, 0) / cell.online.length);
      const found = across.aggregates.find(
        (item) => item.configuration === id(algorithm) && item.aggregate === 'mean',
      )!;
      expect(100 * Number(found.value)).toBeCloseTo(means.reduce((sum, value) => sum + value, 0) / 10, 9);
      expect(found.low!).toBeLessThan(Number(found.value));
      expect(found.high!).toBeGreaterThan(Number(found.value));
    }
  });
});
