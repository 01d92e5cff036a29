import { dirname, resolve } from 'node:path';
import { reportJson } from '../../src/exports/index.ts';
import { joinParts, readPart, type Part } from '../../src/ingest/index.ts';
import { UserError } from '../../src/report/user-error.ts';
import { analyzeIngested, readVersion, type Made } from '../build/make-report.ts';
import { checkOpenFiles } from '../build/disk-trouble.ts';
import { inputOptions, readContentDir } from '../build/options.ts';
import { writeOutFile } from '../build/out-file.ts';
import { checkOutFolder, realOutFolder, recoverOutFolder } from '../build/out-folder.ts';
import { previousOption, readBefore } from '../build/news.ts';
import { noRuns, verdictOfInput } from '../build/outcome.ts';
import { openPackStore } from '../cache/pack-store.ts';
import { exitCodes, type Arguments, type Command, type Terminal } from '../cli/command.ts';
import { publishSite, readSiteOptions, siteOptions } from './build.ts';

export const mergeCommand: Command = {
  name: 'merge',
  summary: 'Join the parts of "analyze --shard" into the Report, or into the site',
  operands: 'PART…',
  options: {
    content: { ...inputOptions.content, fallback: 'content where it exists' },
    title: inputOptions.title,
    'no-redact': inputOptions['no-redact'],
    strict: inputOptions.strict,
    out: { value: 'FILE', help: 'Where the Report is written', fallback: 'stdout' },
    site: { value: 'DIR', help: 'Build the site there instead; raw files need --raw-url' },
    ...siteOptions,
    ...previousOption,
  },
  examples: ['sweepbook merge part-* --out report.json', 'sweepbook merge part-* --site dist'],
  async run(args, terminal) {
    const site = args.text('site');
    const made = joinFiles(args, terminal, site !== null);
    if (made.report.runs.length === 0) return noRuns(made.report, terminal);
    const out = args.text('out');
    if (site !== null) await buildFromParts(made, { site, args, terminal });
    else if (out === null) terminal.out(Buffer.concat(reportJson(made.report)).toString());
    else writeOutFile(out, reportJson(made.report));
    if (site !== null || out !== null) terminal.log(verdictOfInput(made.report));
    return args.has('strict') && made.report.diagnostics.some((item) => item.severity !== 'info')
      ? exitCodes.strict
      : exitCodes.ok;
  },
};

/** The folder that describes the results. Without it other comparisons would be made than from the results themselves. */
function readContentOf(parts: readonly Part[], args: Arguments): string | null {
  const contentDir = contentDirOf(args);
  const described = parts.find((part) => part.header.described);
  if (contentDir !== null || described === undefined) return contentDir;
  throw new UserError('These results are described by a content folder, and there is none here.', {
    file: described.file,
    hint: 'Name that folder with --content DIR, or an empty one to do without descriptions.',
  });
}

const contentDirOf = (args: Arguments): string | null =>
  readContentDir(args.text('content'), { cwd: process.cwd(), beside: resolve('results') });

/** Reads the parts and analyses them. @throws UserError where they make no whole */
function joinFiles(args: Arguments, terminal: Terminal, forSite: boolean): Made {
  const program = readVersion();
  const stores = args.names.map((file) => ({ file, store: openPackStore(resolve(file)) }));
  try {
    const redact = !args.has('no-redact');
    const parts = stores.map(({ file, store }) => readPart(file, store, program));
    const contentDir = readContentOf(parts, args);
    const ingested = joinParts(parts, { redact });
    const { raw } = readSiteOptions(args);
    const unavailable = 'the site was built from parts, without the results';
    return analyzeIngested(
      ingested,
      {
        contentDir,
        roots: ingested.roots.map((label) => ({ label, path: label })),
        title: args.text('title'),
        redact,
      },
      { raw: forSite && raw.url === null ? { ...raw, unavailable } : raw, terminal },
    );
  } finally {
    for (const { store } of stores) store.close();
  }
}

async function buildFromParts(
  made: Made,
  { site, args, terminal }: { readonly site: string; readonly args: Arguments; readonly terminal: Terminal },
): Promise<void> {
  const out = realOutFolder(resolve(site));
  const contentDir = contentDirOf(args);
  const parts = args.names.map((file) => dirname(resolve(file)));
  if (parts.includes(out)) throw new UserError('The site would replace the parts.', { hint: 'Give another --site.' });
  checkOpenFiles();
  recoverOutFolder(out);
  checkOutFolder(out, contentDir === null ? [] : [contentDir]);
  await publishSite(
    made,
    { ...readSiteOptions(args), contentDir, ...readBefore(made, out, args, terminal) },
    out,
    terminal,
  );
}
