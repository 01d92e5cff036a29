/** The BENCHMARK_REPORT.md that is committed beside the code. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { benchmarkReport } from '../../src/exports/benchmark-report/index.ts';
import { findDrift, linkedSite, type Drift } from '../../src/exports/benchmark-report/drift.ts';
import { siteOf } from '../../src/site/published-site.ts';
import type { ReportIndex } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { repositoryRoot } from '../query/git.ts';
import { writeOutFile } from './out-file.ts';

export const reportFileOption = {
  'report-file': {
    value: 'FILE',
    help: 'The Markdown report that is committed',
    fallback: 'BENCHMARK_REPORT.md at the top of the repository',
  },
} as const;

/** Where the committed report stands: as given, else at the top of the repository, else in the current folder. */
export const reportFilePath = (given: string | null, cwd: string): string =>
  given === null ? join(repositoryRoot(cwd) ?? cwd, 'BENCHMARK_REPORT.md') : resolve(cwd, given);

/** Writes the report of a repository. @throws UserError of the kind `disk` where the disk refuses */
export function writeReportFile(file: string, index: ReportIndex, siteUrl: string | null): void {
  writeOutFile(file, benchmarkReport(index, siteOf(siteUrl)), '--report-file FILE');
}

/** Compares the committed report with what the results say. @throws UserError where there is none */
export function reportDrift(
  file: string,
  of: { readonly index: ReportIndex; readonly siteUrl: string | null; readonly cwd: string },
): Drift | null {
  if (!existsSync(file)) {
    throw new UserError(`There is no ${relative(of.cwd, file) || file}.`, {
      hint: 'Write it with "sweepbook build --write-report" and commit it, or name it with --report-file.',
    });
  }
  const committed = readFileSync(file, 'utf8');
  return findDrift(committed, benchmarkReport(of.index, siteOf(of.siteUrl ?? linkedSite(committed))));
}
