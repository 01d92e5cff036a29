/** The previous publication: what is new since, and which of its pages have moved. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diffReports, judgementsOf } from '../../src/analyze/diff/index.ts';
import type { ReportDiff } from '../../src/report/report-diff.ts';
import { indexReport } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import type { Arguments, Terminal } from '../cli/command.ts';
import { describeUserError } from '../cli/fail.ts';
import { isOtherVersion, withBase } from '../query/base-source.ts';
import type { EarlierSite } from '../../src/site/redirects.ts';
import type { Made } from './make-report.ts';
import { readPublication, siteOfReport, siteToReplace } from './redirects.ts';

export const previousOption = {
  previous: {
    value: 'BASE',
    help: 'Say what is new since this, and lead its links on: a report.json, a built site, a folder of runs, or a commit',
  },
} as const;

/** What a build takes from what was published before it. */
export interface Before {
  /** What changed since the publication that `--previous` names; null where that cannot be said. */
  readonly news: ReportDiff | null;
  /** Sites whose links must not die: the one that is replaced, then the publication. */
  readonly before: readonly EarlierSite[];
}

/**
 * Reads the site in the output folder and the publication that `--previous` names. A previous report of another schema
 * version is said and serves its links alone: after an update of the program the next publication must not fail for good.
 */
export function readBefore(made: Made, out: string, args: Arguments, terminal: Terminal): Before {
  const replaced = siteToReplace(out);
  const previous = args.text('previous');
  const { news, site } = previous === null ? nothing : readPrevious(previous, made, args, terminal);
  return { news, before: [replaced, site].filter((item) => item !== null) };
}

const nothing = { news: null, site: null };

function readPrevious(
  previous: string,
  made: Made,
  args: Arguments,
  terminal: Terminal,
): { readonly news: ReportDiff | null; readonly site: EarlierSite | null } {
  const index = indexReport(made.report);
  const { attachments } = made.ingested;
  const head = { index, attachments, judgements: judgementsOf(index, attachments) };
  const site = readPublication(resolve(previous));
  try {
    return withBase(previous, args, terminal, ({ side }) => ({
      news: diffReports(side, head),
      site: site ?? siteOfReport(side.index.report),
    }));
  } catch (error) {
    if (!(error instanceof UserError) || !isOtherVersion(error)) throw error;
    terminal.log(`${describeUserError(error).replace(/^error/, 'warning')}\n  What is new is not shown this time.`);
    return { news: null, site };
  }
}

/** Hands the news to the pages. */
export function stageNews(news: ReportDiff | null, stage: string): void {
  if (news !== null) writeFileSync(join(stage, 'news.json'), JSON.stringify(news));
}
