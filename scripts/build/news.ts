/** What is new since the previous publication. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffReports, judgementsOf } from '../../src/analyze/diff/index.ts';
import type { ReportDiff } from '../../src/report/report-diff.ts';
import { indexReport } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import type { Arguments, Terminal } from '../cli/command.ts';
import { describeUserError } from '../cli/fail.ts';
import { isOtherVersion, withBase } from '../query/base-source.ts';
import type { Made } from './make-report.ts';

export const previousOption = {
  previous: {
    value: 'BASE',
    help: 'Say on the overview what is new since this: a report.json, a built site, a folder of runs, or a commit',
  },
} as const;

/**
 * What changed since the publication that `--previous` names; null without one. A previous report of another schema
 * version is said and passed over: after an update of the program the next publication must not fail for good.
 */
export function readNews(made: Made, args: Arguments, terminal: Terminal): ReportDiff | null {
  const previous = args.text('previous');
  if (previous === null) return null;
  const index = indexReport(made.report);
  const { attachments } = made.ingested;
  const head = { index, attachments, judgements: judgementsOf(index, attachments) };
  try {
    return withBase(previous, args, terminal, ({ side }) => diffReports(side, head));
  } catch (error) {
    if (!(error instanceof UserError) || !isOtherVersion(error)) throw error;
    terminal.log(`${describeUserError(error).replace(/^error/, 'warning')}\n  What is new is not shown this time.`);
    return null;
  }
}

/** Hands the news to the pages. */
export function stageNews(news: ReportDiff | null, stage: string): void {
  if (news !== null) writeFileSync(join(stage, 'news.json'), JSON.stringify(news));
}
