/** Which figures a page shows, in their order. A figure that does not apply to the data is left out. */
import { comparisonForest } from '../figures/comparison-forest.ts';
import { confusionMatrix } from '../figures/confusion-matrix.ts';
import { criticalDifference } from '../figures/critical-difference.ts';
import { durations } from '../figures/durations.ts';
import type { FigureDefinition } from '../figures/figure.ts';
import type { FigureInput } from '../figures/input.ts';
import { learningCurves } from '../figures/learning-curves.ts';
import { paretoFrontFigure } from '../figures/pareto-front.ts';
import { performanceProfile } from '../figures/performance-profile.ts';
import { reliability } from '../figures/reliability.ts';
import { scoreDistribution } from '../figures/score-distribution.ts';
import { taskAggregates } from '../figures/task-aggregates.ts';
import { timeline } from '../figures/timeline.ts';
import type { Configuration, Metric } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';
import { aggregateIds } from '../report/select-tasks.ts';
import { drawFigure, type PageFigure } from './draw-figure.ts';
import { figureInput, meanRanksOf, rankDiagram } from './figure-input.ts';
import { loadDetail } from './load-detail.ts';

type Wanted = readonly [FigureDefinition, Partial<FigureInput>];

async function drawAll(wanted: readonly Wanted[], base: FigureInput): Promise<PageFigure[]> {
  const drawn: PageFigure[] = [];
  for (const [definition, input] of wanted) {
    const figure = await drawFigure(definition, { ...base, ...input });
    if (figure !== null) drawn.push(figure);
  }
  return drawn;
}

const inputOf = (report: ReportIndex, index: BenchmarkIndex, metric: Metric): FigureInput =>
  figureInput(report, index, { metric, detail: (configuration) => loadDetail(index.benchmark.id, configuration) });

/** Figures of the page on all tasks together: the aggregates, the profiles and the mean ranks. */
export async function taskFigures(report: ReportIndex, index: BenchmarkIndex, metric: Metric) {
  const across = index.benchmark.acrossTasks;
  if (across === null) return { aggregates: [], profiles: [], ranks: [] };
  const input = inputOf(report, index, metric);
  const diagram = rankDiagram(across.ranks?.criticalDifference ?? null, metric);
  return {
    aggregates: await drawAll(
      aggregateIds(across).map((aggregate): Wanted => [taskAggregates, { aggregate }]),
      input,
    ),
    profiles: await drawAll([[performanceProfile, {}]], input),
    ranks: diagram === null ? [] : await drawAll([[criticalDifference, { criticalDifference: diagram }]], input),
  };
}

/** Trade-offs of a benchmark: its primary metric against another score and against what a run costs. */
export function tradeOffFigures(report: ReportIndex, index: BenchmarkIndex, metric: Metric): Promise<PageFigure[]> {
  const { metrics } = index.benchmark;
  const others = [
    metrics.find((item) => item.role === 'secondary' && item.id !== metric.id),
    metrics.find((item) => item.role === 'cost'),
  ].filter((item) => item !== undefined);
  return drawAll(
    others.map((other): Wanted => [paretoFrontFigure, { against: other.id }]),
    inputOf(report, index, metric),
  );
}

/** The evidence behind a leaderboard: differences to the baseline, mean ranks, how long runs took and when. */
export function evidenceFigures(report: ReportIndex, index: BenchmarkIndex, metric: Metric): Promise<PageFigure[]> {
  const ranks = meanRanksOf(index, metric);
  return drawAll(
    [
      [comparisonForest, {}],
      ...(ranks === null ? [] : [[criticalDifference, { criticalDifference: ranks }] as const]),
      [scoreDistribution, {}],
      [durations, {}],
      [timeline, {}],
    ],
    inputOf(report, index, metric),
  );
}

/** Above this many configurations their pages draw curves by hand: a thousand pages of full figures take minutes. */
export const mostFullPages = 60;
/** Above this many, they draw the median of the curves instead of a line per run. */
export const mostCurvesOfRuns = 2_000;
const mostCurves = 8;

/** Learning curves of a configuration beside the baseline's, one figure per column of the histories. */
/** What a model learned comes before what it learned from, the settings of the optimizer, and what an epoch took. */
function curvePlace(column: string): number {
  if (/time|seconds|duration|memory|throughput/i.test(column)) return 3;
  if (/(^|[^a-z])lr([^a-z]|$)|learning.?rate|momentum|weight.?decay/i.test(column)) return 2;
  return /(^|[^a-z])(val|valid|validation|eval|test|dev)([^a-z]|$)/i.test(column) ? 0 : 1;
}

export function curveFigures(report: ReportIndex, index: BenchmarkIndex, item: Configuration): Promise<PageFigure[]> {
  const { benchmark, primary } = index;
  if (primary === null || benchmark.configurations.length > mostFullPages) return Promise.resolve([]);
  const detail = loadDetail(benchmark.id, item.id);
  const columns = [...new Set((detail?.curves ?? []).map((curve) => curve.column))]
    .sort((a, b) => curvePlace(a) - curvePlace(b))
    .slice(0, mostCurves);
  const configurations = [
    item.id,
    ...(benchmark.baseline === null || benchmark.baseline === item.id ? [] : [benchmark.baseline]),
  ];
  return drawAll(
    columns.map((column): Wanted => [learningCurves, { column, configurations }]),
    inputOf(report, index, primary),
  );
}

/** Which labels a configuration confuses, and whether its probabilities can be believed. */
export function errorFigures(report: ReportIndex, index: BenchmarkIndex, item: Configuration): Promise<PageFigure[]> {
  const { benchmark, primary } = index;
  if (primary === null || benchmark.configurations.length > mostFullPages) return Promise.resolve([]);
  return drawAll(
    [
      [confusionMatrix, { configurations: [item.id] }],
      [reliability, { configurations: [item.id] }],
    ],
    inputOf(report, index, primary),
  );
}
