import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createMemoryCache } from '../../src/figures/render-svg.ts';
import { createIngestCache } from '../../src/ingest/cache.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport, packageRoot, scanInput, type Made } from '../build/make-report.ts';
import { readNotes, stageNotes } from '../build/notes.ts';
import { inputFolders, inputOptions, readInputOptions, type InputOptions } from '../build/options.ts';
import type { RawPolicy } from '../build/raw-files.ts';
import { verdictOfInput } from '../build/outcome.ts';
import { writeStage } from '../build/publish.ts';
import { openTemporaryFolder } from '../build/work-folders.ts';
import { clockDoubt } from '../cache/clock-doubt.ts';
import { openKeptIntervals } from '../cache/kept-intervals.ts';
import { exitCodes, type Command, type Terminal } from '../cli/command.ts';
import { describeUserError } from '../cli/fail.ts';
import { waitForStop } from '../cli/stopping.ts';
import { readSiteOptions, siteOptions } from './build.ts';

/** How long the folders must be quiet before a change is read: a run writes several files. */
const quietMilliseconds = 100;

/** Reads only what has changed since it was last called, and computes only the intervals of new values. */
function rememberingReader(input: InputOptions, raw: RawPolicy, terminal: Terminal): () => Made {
  const kept = new Map<string, Uint8Array>();
  const store: ByteStore = {
    get: (key) => kept.get(key) ?? null,
    put: (key, bytes) => void kept.set(key, bytes),
  };
  let trustedBefore = 0;
  return () => {
    const began = Date.now();
    const reads = createIngestCache({ store, program: '', trustedBefore });
    const intervals = openKeptIntervals(store);
    const made = makeReport(input, raw, terminal, scanInput(input, terminal, reads), intervals);
    intervals.keep();
    trustedBefore = began - clockDoubt(inputFolders(input));
    return made;
  };
}

export const devCommand: Command = {
  name: 'dev',
  summary: 'Serve the site and show every change of a result or content file at once',
  operands: '[DIR…]',
  options: {
    ...inputOptions,
    ...siteOptions,
    port: { value: 'N', help: 'Port', fallback: '4321' },
    host: { value: 'ADDRESS', help: 'Address to listen on', fallback: '127.0.0.1' },
  },
  examples: ['sweepbook dev', 'sweepbook dev ./runs --port 8000'],
  async run(args, terminal) {
    const input = readInputOptions(args, process.cwd());
    const { contentDir } = input;
    const site = readSiteOptions(args);
    const temporary = openTemporaryFolder();
    const work = temporary.path;
    const assetFolder = join(work, 'assets');
    mkdirSync(assetFolder);
    try {
      const [assetsModule, { handInput }, { openPages }, { openCompiledSite }, { openLiveFiles }, { serveLive }] =
        await Promise.all([
          import('../site/assets.ts'),
          import('../site/input-plugin.ts'),
          import('../site/page-app.ts'),
          import('../site/compiled-site.ts'),
          import('../build/live-files.ts'),
          import('../site/serve-live.ts'),
        ]);
      const readAgain = rememberingReader(input, site.raw, terminal);
      const drawings = createMemoryCache();

      const first = readAgain();
      const firstNotes = await readNotes(first, contentDir);
      const { entry, texts } = await openCompiledSite(packageRoot, work);
      const { files: assets, first: firstScript } = assetsModule.buildAssets(texts, first.report, firstNotes.notes);
      // The search index is made when it is asked for: it changes with the results.
      const { searchIndex, ...fixed } = assets;
      assetsModule.writeAssets(packageRoot, fixed, assetFolder);
      handInput({
        stage: work,
        assets: assetsModule.pathsOf(assets),
        firstScript,
        siteUrl: site.siteUrl,
        base: site.base,
        noindex: !site.isPublic,
        experimentPdfs: site.experimentPdfs,
      });
      const listPages = await openPages(entry);
      const filesOf = async (made: Made, notes = firstNotes) => {
        writeStage(made, work, drawings);
        stageNotes(notes, work);
        const pages = await listPages();
        terminal.log(verdictOfInput(made.report));
        const { siteUrl, isPublic, experimentPdfs } = site;
        const exports = { siteUrl, isPublic, experimentPdfs, drawings };
        return openLiveFiles({ made, notes, contentDir, pages, stage: work, searchIndex: searchIndex.path, exports });
      };
      const server = await serveLive(await filesOf(first), {
        folder: assetFolder,
        port: Number(args.text('port') ?? 4321),
        host: args.text('host') ?? '127.0.0.1',
        base: site.base,
      });
      terminal.log(`Serving at ${server.url} (Ctrl+C stops)`);

      const rebuild = async (): Promise<void> => {
        const made = readAgain();
        server.show(await filesOf(made, await readNotes(made, contentDir)));
      };
      let timer: NodeJS.Timeout | undefined;
      const onChange = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          // A mistake in a file is said and waited out; anything else is a bug and ends the server with its stack.
          void rebuild().catch((error: unknown) => {
            if (!(error instanceof UserError)) throw error;
            terminal.log(describeUserError(error));
          });
        }, quietMilliseconds);
      };
      const watchers = inputFolders(input).map((path) => watch(path, { recursive: true }, onChange));
      await waitForStop();
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await server.stop();
    } finally {
      temporary.remove();
    }
    return exitCodes.ok;
  },
};
