import type { Command } from '../cli/command.ts';
import { analyzeCommand } from './analyze.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { devCommand } from './dev.ts';
import { exportCommand } from './export.ts';
import { failuresCommand } from './failures.ts';
import { filterCommand } from './filter.ts';
import { impactCommand } from './impact.ts';
import { initCommand } from './init.ts';
import { leaderboardCommand } from './leaderboard.ts';
import { prCommentCommand } from './pr-comment.ts';
import { previewCommand } from './preview.ts';
import { showCommand } from './show.ts';
import { validateCommand } from './validate.ts';

/** Every command; the order is the order of the help. */
export const commands = [
  buildCommand,
  validateCommand,
  analyzeCommand,
  initCommand,
  devCommand,
  previewCommand,
  leaderboardCommand,
  compareCommand,
  impactCommand,
  filterCommand,
  failuresCommand,
  showCommand,
  exportCommand,
  prCommentCommand,
  checkCommand,
] as const satisfies readonly Command[];
