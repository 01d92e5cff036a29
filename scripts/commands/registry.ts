import type { Command } from '../cli/command.ts';
import { analyzeCommand } from './analyze.ts';
import { buildCommand } from './build.ts';
import { compareCommand } from './compare.ts';
import { devCommand } from './dev.ts';
import { failuresCommand } from './failures.ts';
import { filterCommand } from './filter.ts';
import { impactCommand } from './impact.ts';
import { leaderboardCommand } from './leaderboard.ts';
import { mergeCommand } from './merge.ts';
import { previewCommand } from './preview.ts';
import { showCommand } from './show.ts';
import { validateCommand } from './validate.ts';

/** Every command; the order is the order of the help. */
export const commands = [
  buildCommand,
  validateCommand,
  analyzeCommand,
  mergeCommand,
  devCommand,
  previewCommand,
  leaderboardCommand,
  compareCommand,
  impactCommand,
  filterCommand,
  failuresCommand,
  showCommand,
] as const satisfies readonly Command[];
