/** The components that notes may use. A new one is one file in live/ and one line here. */
import { delta } from './live/delta.ts';
import { experiment } from './live/experiment.ts';
import { figure } from './live/figure.ts';
import { leaderboard } from './live/leaderboard.ts';
import type { BlockComponent, InlineComponent } from './live/live.ts';
import { runs } from './live/runs.ts';
import { score } from './live/score.ts';
import { verdict } from './live/verdict.ts';

export const components: readonly (InlineComponent | BlockComponent)[] = [
  score,
  delta,
  verdict,
  experiment,
  leaderboard,
  figure,
  runs,
];
