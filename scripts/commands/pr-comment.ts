import { appendFileSync } from 'node:fs';
import { diffReports } from '../../src/analyze/diff/index.ts';
import { changesComment, summaryComment } from '../../src/exports/pull-request/index.ts';
import { UserError } from '../../src/report/user-error.ts';
import { siteOf } from '../../src/site/published-site.ts';
import { readUrl } from '../build/options.ts';
import { writeOutFile, writingTo } from '../build/out-file.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { sideOf, withBase } from '../query/base-source.ts';
import { openSource, sourceOptions } from '../query/report-source.ts';

/** The option that names what results are compared with. */
export const baseOption = {
  base: {
    value: 'BASE',
    help: 'Compare with this: a report.json, a built site, a folder of runs, or a branch, tag or commit',
  },
} as const;

const { report, results, content } = sourceOptions;

export const prCommentCommand: Command = {
  name: 'pr-comment',
  summary: 'Print a comment for a pull request: what changed against a base',
  operands: '',
  options: {
    ...{ report, results, content, ...baseOption },
    'site-url': { value: 'URL', help: 'Where the report is published, for links' },
    out: { value: 'FILE', help: 'Write the comment to this file', fallback: 'stdout' },
    summary: { help: 'Append it to the job summary as well (the file that GITHUB_STEP_SUMMARY names)' },
    name: { value: 'NAME', help: 'Tells several comments of one repository apart', fallback: 'report' },
  },
  examples: [
    'sweepbook pr-comment --base origin/main',
    'sweepbook pr-comment --base dist --site-url https://example.org/report --out comment.md',
    'sweepbook pr-comment --base main --json',
  ],
  run(args, terminal) {
    const site = siteOf(readUrl('site-url', args.text('site-url')));
    const summaryFile = process.env['GITHUB_STEP_SUMMARY'];
    if (args.has('summary') && !summaryFile) {
      throw new UserError('--summary needs the variable GITHUB_STEP_SUMMARY, which GitHub sets in its jobs.', {
        hint: 'Elsewhere leave it out: the comment is printed.',
      });
    }
    const source = openSource(args, terminal);
    const name = args.text('name') ?? 'report';
    const base = args.text('base');
    const made =
      base === null
        ? { diff: null, text: summaryComment(source.index, { site, name }) }
        : withBase(base, args, terminal, ({ side, label }) => {
            const diff = diffReports(side, sideOf(source));
            return { diff, text: changesComment(diff, source.index, { site, name, baseLabel: label }) };
          });
    const out = args.text('out');
    if (out !== null) writeOutFile(out, made.text);
    if (args.has('summary') && summaryFile) {
      writingTo(summaryFile, (file) => appendFileSync(file, `${made.text}\n`), 'GITHUB_STEP_SUMMARY=FILE');
    }
    if (terminal.json) terminal.out(JSON.stringify({ comment: made.text, diff: made.diff }, null, 2));
    else if (out === null) terminal.out(made.text);
    return Promise.resolve(exitCodes.ok);
  },
};
