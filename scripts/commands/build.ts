import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Arguments, Command, OptionSpec, Terminal } from '../cli/command.ts';
import { exitCodes } from '../cli/command.ts';
import { makeReport, packageRoot, scanInput, type Made } from '../build/make-report.ts';
import { openBuildCache, type BuildCache, type Outcome } from '../cache/build-cache.ts';
import { cacheOptions, openCacheFolder } from '../cache/cache-folder.ts';
import { figuresIn } from '../cache/kept-figures.ts';
import { openKeptIntervals } from '../cache/kept-intervals.ts';
import { programDigest } from '../cache/program.ts';
import { stampsBelow } from '../cache/stamps.ts';
import { createMemoryCache } from '../../src/figures/render-svg.ts';
import type { Scanned } from '../../src/ingest/index.ts';
import { noteFiles, readNotes, stageNotes } from '../build/notes.ts';
import {
  inputOptions,
  readBase,
  inputFolders,
  readInputOptions,
  readUrl,
  type InputOptions,
} from '../build/options.ts';
import { checkOpenFiles, diskTrouble, type Place } from '../build/disk-trouble.ts';
import { checkOutFolder, openAside, realOutFolder, recoverOutFolder, swapIn } from '../build/out-folder.ts';
import {
  attachmentFiles,
  documentFiles,
  moveFigureScripts,
  rawFiles,
  tableFiles,
  writeStage,
} from '../build/publish.ts';
import { handOver } from '../../src/site/site-data.ts';
import { forgetSamples, sampleFiles } from '../build/samples.ts';
import { writeSiteFile, writeSiteFiles } from '../build/site-file.ts';
import { defaultMaxFiles, defaultRawMaxBytes } from '../build/raw-files.ts';
import { previousOption, readBefore, stageNews } from '../build/news.ts';
import type { ReportDiff } from '../../src/report/report-diff.ts';
import { sizeNotice } from '../build/site-size.ts';
import { writeRedirects } from '../build/redirects.ts';
import type { EarlierSite } from '../../src/site/redirects.ts';
import { reportFileOption, reportFilePath, writeReportFile } from '../build/report-file.ts';
import { indexReport } from '../../src/report/select.ts';
import { noRuns, summarize, verdictOfInput } from '../build/outcome.ts';
import { openTemporaryFolder } from '../build/work-folders.ts';

/** By how much the heap may grow between two collections, in percent. */
const heapGrowth = 30;

/** Gives memory back that a large stage of a build has used, before the next one needs as much. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

export const siteOptions = {
  base: { value: 'PATH', help: 'Path under which the site will stand; only the 404 page needs it', fallback: '/' },
  'site-url': {
    value: 'URL',
    help: 'Where the site will be published, for canonical links and pictures of shared links',
  },
  public: {
    help: 'Let search engines index the site, with a sitemap if --site-url is given (without it they are asked not to)',
  },
  'experiment-pdfs': { help: 'Write a PDF of one page for every experiment, too' },
  'raw-url': { value: 'URL', help: 'Link raw files to this address instead of copying them' },
  'raw-max': { value: 'MB', help: 'Largest raw file that is copied', fallback: String(defaultRawMaxBytes / 1e6) },
  'max-files': {
    value: 'N',
    help: 'Leave raw files out of a site of more files than this',
    fallback: String(defaultMaxFiles),
  },
} as const satisfies Record<string, OptionSpec>;

/** Reads the options that concern the pages. */
export function readSiteOptions(args: Arguments) {
  const most = Number(args.text('max-files') ?? defaultMaxFiles);
  const megabytes = Number(args.text('raw-max') ?? defaultRawMaxBytes / 1e6);
  return {
    base: readBase(args.text('base')),
    siteUrl: readUrl('site-url', args.text('site-url')),
    isPublic: args.has('public'),
    experimentPdfs: args.has('experiment-pdfs'),
    raw: {
      url: readUrl('raw-url', args.text('raw-url')),
      maxBytes: Number.isFinite(megabytes) && megabytes >= 0 ? megabytes * 1e6 : defaultRawMaxBytes,
      maxFiles: Number.isInteger(most) && most >= 0 ? most : defaultMaxFiles,
    },
  };
}

/** What earlier builds made, and where this one leaves what it makes. */
type Kept = Pick<BuildCache, 'made' | 'seal'>;

/** Renders a Report, its notes and everything beside it into `target`. */
export async function writeSite(
  made: Made,
  site: ReturnType<typeof readSiteOptions> & {
    readonly contentDir: string | null;
    readonly news?: ReportDiff | null;
    /** Sites whose links must not die, the nearest first. */
    readonly before: readonly EarlierSite[];
    readonly kept?: Kept | undefined;
  },
  target: string,
  terminal: Terminal,
): Promise<void> {
  const notes = await readNotes(made, site.contentDir);
  const temporary = openTemporaryFolder();
  const work = temporary.path;
  try {
    // Astro and esbuild take most of a second to load: only a build pays for them.
    const [{ openCompiledSite }, { buildAssets, pathsOf, writeAssets }, { renderPages }, { writeExports }] =
      await Promise.all([
        import('../site/compiled-site.ts'),
        import('../site/assets.ts'),
        import('../site/render-pages.ts'),
        import('../build/exports.ts'),
      ]);
    const { entry, texts } = await openCompiledSite(packageRoot, work);
    const { files: assets, first } = buildAssets(texts, made.report, notes.notes);
    const drawings = site.kept === undefined ? createMemoryCache() : figuresIn(site.kept.made);
    writeStage(made, work, drawings);
    stageNotes(notes, work);
    stageNews(site.news ?? null, work);
    terminal.progress('Rendering pages');
    const input = {
      stage: work,
      assets: pathsOf(assets),
      firstScript: first,
      siteUrl: site.siteUrl,
      base: site.base,
      noindex: !site.isPublic,
      experimentPdfs: site.experimentPdfs,
    };
    await renderPages({ entry, input, outDir: target });
    // Pages remember much of what they were made from, and the documents need the memory.
    handOver(undefined);
    collectGarbage();
    writeAssets(packageRoot, assets, target);
    moveFigureScripts(work, target);
    writeSiteFiles(target, tableFiles(made.report));
    writeSiteFiles(target, attachmentFiles(made));
    writeSiteFiles(target, sampleFiles(made));
    forgetSamples(made);
    collectGarbage();
    writeSiteFiles(target, noteFiles(notes, site.contentDir));
    const runs = made.report.runs.length;
    writeSiteFiles(
      target,
      rawFiles(made, (index) => terminal.progress('Copying raw files', index, runs)),
    );
    terminal.progress('Writing documents');
    const { siteUrl, isPublic, experimentPdfs } = site;
    await writeExports(made, { siteUrl, isPublic, experimentPdfs, drawings }, target);
    writeSiteFiles(target, documentFiles(made));
    writeSiteFile(target, '.nojekyll', '');
    writeRedirects({ made, target, siteUrl: site.siteUrl, before: site.before });
  } finally {
    handOver(undefined);
    temporary.remove();
  }
}

/** Writes a site aside and swaps it in. @throws UserError where the disk refuses, and the old site stays */
export async function publishSite(
  made: Made,
  site: Parameters<typeof writeSite>[1],
  out: string,
  terminal: Terminal,
): Promise<void> {
  const places: Place[] = [
    { path: out, title: 'The output folder', instead: '--out DIR' },
    { path: tmpdir(), title: 'The folder for temporary files', instead: 'TMPDIR=DIR' },
  ];
  try {
    const aside = openAside(out);
    places.unshift({ path: aside.path, shown: out, title: 'The output folder', instead: '--out DIR' });
    try {
      await writeSite(made, site, aside.path, terminal);
      const finished = stampsBelow(aside.path);
      const tooLarge = sizeNotice(finished);
      site.kept?.seal(finished);
      const left = swapIn(aside, out);
      if (tooLarge !== null) terminal.log(tooLarge);
      if (left !== null) terminal.log(`The old site could not be removed; it is in ${left}.`);
    } catch (error) {
      throw diskTrouble(error, places);
    } finally {
      aside.remove();
    }
  } catch (error) {
    throw diskTrouble(error, places);
  }
}

export const buildCommand: Command = {
  name: 'build',
  summary: 'Build the site from a folder of runs',
  operands: '[DIR…]',
  options: {
    ...inputOptions,
    out: { value: 'DIR', help: 'Where the site is written', fallback: 'dist' },
    ...siteOptions,
    ...cacheOptions,
    ...previousOption,
    'write-report': { help: 'Write BENCHMARK_REPORT.md into the repository as well, to be committed' },
    ...reportFileOption,
  },
  examples: [
    'sweepbook build',
    'sweepbook build ./runs --out site',
    'sweepbook build --write-report',
    'sweepbook build --previous dist',
    'sweepbook build --results a --results b --content content --out site --base /my-project/',
  ],
  async run(args, terminal) {
    // V8 would let garbage grow to several times what is in use: of ten thousand runs that is another gigabyte.
    setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
    const cwd = process.cwd();
    const input = readInputOptions(args, cwd);
    const site = readSiteOptions(args);
    const out = realOutFolder(resolve(cwd, args.text('out') ?? 'dist'));
    checkOpenFiles();
    recoverOutFolder(out);
    checkOutFolder(out, inputFolders(input));
    const cache = openCache(args, { input, site, out });
    try {
      const scanned = scanInput(input, terminal, cache?.reads);
      // What is compared with, and a report in the repository, are no inputs that the cache knows.
      const mayStay =
        !args.has('write-report') && Object.keys(previousOption).every((name) => args.text(name) === null);
      const unchanged = mayStay ? (cache?.unchanged(scanned, out) ?? null) : null;
      const outcome =
        unchanged ?? (await buildAnew({ args, input, site, out, terminal, scanned, kept: cache ?? undefined }));
      if (outcome === null) return exitCodes.noRuns;
      if (unchanged === null && mayStay) cache?.keep(scanned, outcome);
      if (terminal.json) terminal.out(JSON.stringify({ out, ...Object(outcome.summary) }, null, 2));
      else {
        const name = args.text('out') ?? 'dist';
        const place =
          unchanged === null ? `The site is in ${name}` : `Nothing has changed: the site in ${name} is up to date`;
        terminal.log(`${outcome.verdict}\n${place}: open index.html there.`);
      }
      return input.strict && outcome.hasProblems ? exitCodes.strict : exitCodes.ok;
    } finally {
      cache?.close();
    }
  },
};

interface BuildJob {
  readonly args: Arguments;
  readonly input: InputOptions;
  readonly site: ReturnType<typeof readSiteOptions>;
  readonly out: string;
  readonly terminal: Terminal;
  readonly scanned: Scanned;
  readonly kept: Kept | undefined;
}

function openCache(args: Arguments, { input, site, out }: Pick<BuildJob, 'input' | 'site' | 'out'>): BuildCache | null {
  const folder = openCacheFolder(args, { key: [input.roots, out], inputs: inputFolders(input) });
  if (folder === null) return null;
  const program = programDigest(packageRoot);
  return openBuildCache(folder, { program, options: [input, site], contentDir: input.contentDir });
}

/** Reads, analyses and writes the site; null where there is no run. */
async function buildAnew(job: BuildJob): Promise<Outcome | null> {
  const { args, input, site, out, terminal, scanned, kept } = job;
  const intervals = kept === undefined ? undefined : openKeptIntervals(kept.made);
  const made = makeReport(input, site.raw, terminal, scanned, intervals);
  intervals?.keep();
  if (made.report.runs.length === 0) {
    noRuns(made.report, terminal);
    return null;
  }
  const before = readBefore(made, out, args, terminal);
  await publishSite(made, { ...site, contentDir: input.contentDir, ...before, kept }, out, terminal);
  if (args.has('write-report')) {
    const file = reportFilePath(args.text('report-file'), process.cwd());
    writeReportFile(file, indexReport(made.report), site.siteUrl);
  }
  return {
    verdict: verdictOfInput(made.report),
    summary: summarize(made.report),
    hasProblems: made.report.diagnostics.some((item) => item.severity !== 'info'),
  };
}
