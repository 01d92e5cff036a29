import type { Command } from '../cli/command.ts';
import { analyzeCommand } from './analyze.ts';
import { buildCommand } from './build.ts';
import { devCommand } from './dev.ts';
import { previewCommand } from './preview.ts';
import { validateCommand } from './validate.ts';

/** Every command; the order is the order of the help. */
export const commands = [
  buildCommand,
  validateCommand,
  analyzeCommand,
  devCommand,
  previewCommand,
] as const satisfies readonly Command[];
