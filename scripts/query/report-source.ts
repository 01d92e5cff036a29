/** Where the asking commands get their Report: a built one, or one that is analysed on the fly. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Attachments } from '../../src/report/run.ts';
import type { ConfigurationDetail } from '../../src/report/samples-schema.ts';
import { parseReport, trustDetail } from '../../src/report/parse.ts';
import { indexReport, type ReportIndex } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport } from '../build/make-report.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import type { Arguments, OptionSpec, Terminal } from '../cli/command.ts';
import { readReportDocument } from './report-document.ts';

/** Options of every asking command. */
export const sourceOptions = {
  report: { value: 'PATH', help: 'Read this report.json, or the one of this built site, instead of the results' },
  results: inputOptions.results,
  content: inputOptions.content,
  benchmark: { value: 'ID', help: 'Only this benchmark', fallback: 'the only one, or all' },
} as const satisfies Record<string, OptionSpec>;

/** Reads a report.json, given itself or as the folder of a built site. @throws UserError */
export function readReportFile(given: string): Source {
  const path = resolve(given);
  if (!existsSync(path))
    throw new UserError(`There is no file ${given}.`, { hint: 'Give a report.json, or the folder of a built site.' });
  const folder = statSync(path).isDirectory() ? path : null;
  const file = folder === null ? path : join(folder, 'api/report.json');
  if (!existsSync(file)) {
    throw new UserError(`${given} holds no api/report.json.`, {
      hint: 'Give the folder of a site that Sweepbook built.',
    });
  }
  const document = readReportDocument(file, given);
  const detail = folder === null ? noDetail : siteDetail(folder);
  return { index: indexReport(parseReport(document, given)), attachments: null, folder, detail };
}

/** A Report with what stands beside it: attachments where it was analysed on the fly, the folder of a built site. */
export interface Source {
  readonly index: ReportIndex;
  readonly attachments: Attachments | null;
  readonly folder: string | null;
  /** The large details of a configuration; null where they are not at hand. */
  readonly detail: DetailReader;
}

type DetailReader = (benchmark: string, configuration: string) => ConfigurationDetail | null;

const noDetail: DetailReader = () => null;

/** The details beside the pages of a built site. */
const siteDetail =
  (folder: string): DetailReader =>
  (benchmark, configuration) => {
    const file = join(folder, 'api/configurations', benchmark, `${configuration}.json`);
    return existsSync(file) ? trustDetail(readFileSync(file, 'utf8')) : null;
  };

/** The Report that the arguments name. @throws UserError where there is none, or no run in it */
export function openSource(args: Arguments, terminal: Terminal): Source {
  const given = args.text('report');
  if (given !== null) return readReportFile(given);
  const input = readInputOptions(args, process.cwd(), false);
  const { report, ingested, details } = makeReport(input, defaultRawPolicy, terminal);
  if (report.runs.length === 0) {
    throw new UserError(`No runs found in ${report.settings.roots.join(', ')}.`, {
      hint: 'Name your runs with --results DIR, or a built report with --report PATH.',
    });
  }
  return {
    index: indexReport(report),
    attachments: ingested.attachments,
    folder: null,
    detail: (benchmark, configuration) => details.get(`${benchmark}/${configuration}`) ?? null,
  };
}

/** The Report alone. @throws UserError as {@link openSource} */
export const openReport = (args: Arguments, terminal: Terminal): ReportIndex => openSource(args, terminal).index;
