/** Where the asking commands get their Report: a built one, or one that is analysed on the fly. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Attachments } from '../../src/report/run.ts';
import { parseReport } from '../../src/report/parse.ts';
import { indexReport, type ReportIndex } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport } from '../build/make-report.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import type { Arguments, OptionSpec, Terminal } from '../cli/command.ts';

/** Options of every asking command. */
export const sourceOptions = {
  report: { value: 'PATH', help: 'Read this report.json, or the one of this built site, instead of the results' },
  results: inputOptions.results,
  content: inputOptions.content,
  benchmark: { value: 'ID', help: 'Only this benchmark', fallback: 'the only one, or all' },
} as const satisfies Record<string, OptionSpec>;

/** Reads a report.json, given itself or as the folder of a built site. @throws UserError */
export function readReportFile(given: string): ReportIndex {
  const path = resolve(given);
  if (!existsSync(path))
    throw new UserError(`There is no file ${given}.`, { hint: 'Give a report.json, or the folder of a built site.' });
  const file = statSync(path).isDirectory() ? join(path, 'api/report.json') : path;
  if (!existsSync(file)) {
    throw new UserError(`${given} holds no api/report.json.`, {
      hint: 'Give the folder of a site that Sweepbook built.',
    });
  }
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`, { file: given });
  }
  return indexReport(parseReport(document, given));
}

/** A Report with what stands beside it, where it was analysed on the fly. */
export interface Source {
  readonly index: ReportIndex;
  readonly attachments: Attachments | null;
}

/** The Report that the arguments name. @throws UserError where there is none, or no run in it */
export function openSource(args: Arguments, terminal: Terminal): Source {
  const given = args.text('report');
  if (given !== null) return { index: readReportFile(given), attachments: null };
  const input = readInputOptions(args, process.cwd(), false);
  const { report, ingested } = makeReport(input, defaultRawPolicy, terminal);
  if (report.runs.length === 0) {
    throw new UserError(`No runs found in ${report.settings.roots.join(', ')}.`, {
      hint: 'Name your runs with --results DIR, or a built report with --report PATH.',
    });
  }
  return { index: indexReport(report), attachments: ingested.attachments };
}

/** The Report alone. @throws UserError as {@link openSource} */
export const openReport = (args: Arguments, terminal: Terminal): ReportIndex => openSource(args, terminal).index;
