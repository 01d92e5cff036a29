/** The figures, in the order in which a list shows them. */
import { comparisonForest } from './comparison-forest.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { criticalDifference } from './critical-difference.ts';
import { durations } from './durations.ts';
import { factorHeatMap } from './factor-heat-map.ts';
import type { FigureDefinition } from './figure.ts';
import { importance } from './importance.ts';
import { intervals } from './intervals.ts';
import { learningCurves } from './learning-curves.ts';
import { marginal } from './marginal.ts';
import { pairedSlopes } from './paired-slopes.ts';
import { parallelCoordinates } from './parallel-coordinates.ts';
import { paretoFrontFigure } from './pareto-front.ts';
import { performanceProfile } from './performance-profile.ts';
import { rankIntervals } from './rank-intervals.ts';
import { reliability } from './reliability.ts';
import { scoreDistribution } from './score-distribution.ts';
import { seeds } from './seeds.ts';
import { taskAggregates } from './task-aggregates.ts';
import { timeline } from './timeline.ts';
import { varianceShares } from './variance-shares.ts';

export const figures = [
  intervals,
  seeds,
  scoreDistribution,
  comparisonForest,
  pairedSlopes,
  rankIntervals,
  criticalDifference,
  taskAggregates,
  performanceProfile,
  factorHeatMap,
  paretoFrontFigure,
  importance,
  varianceShares,
  marginal,
  parallelCoordinates,
  learningCurves,
  confusionMatrix,
  reliability,
  durations,
  timeline,
] as const satisfies readonly FigureDefinition[];

/** The definition with an id, or null where there is none. */
export const figureDefinition = (id: string): FigureDefinition | null =>
  figures.find((definition) => definition.id === id) ?? null;
