/** The figures, in the order in which a list shows them. */
import { comparisonForest } from './comparison-forest.ts';
import { criticalDifference } from './critical-difference.ts';
import { factorHeatMap } from './factor-heat-map.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { importance } from './importance.ts';
import { marginal } from './marginal.ts';
import { parallelCoordinates } from './parallel-coordinates.ts';
import { reliability } from './reliability.ts';
import { scoreDistribution } from './score-distribution.ts';
import { durations } from './durations.ts';
import { timeline } from './timeline.ts';
import type { FigureDefinition } from './figure.ts';
import { intervals } from './intervals.ts';
import { learningCurves } from './learning-curves.ts';
import { pairedSlopes } from './paired-slopes.ts';
import { paretoFrontFigure } from './pareto-front.ts';
import { rankIntervals } from './rank-intervals.ts';
import { seeds } from './seeds.ts';

export const figures = [
  intervals,
  seeds,
  comparisonForest,
  pairedSlopes,
  rankIntervals,
  criticalDifference,
  factorHeatMap,
  paretoFrontFigure,
  learningCurves,
  confusionMatrix,
  importance,
  marginal,
  parallelCoordinates,
  reliability,
  scoreDistribution,
  durations,
  timeline,
] as const satisfies readonly FigureDefinition[];
