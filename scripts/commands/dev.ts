import { mkdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryCache } from '../../src/figures/render-svg.ts';
import { searchEntries, searchScript } from '../../src/site/search-index.ts';
import type { Notes } from '../../src/report/note.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport, packageRoot, scanInput, type Made } from '../build/make-report.ts';
import { readNotes, stageNotes, writeNoteFiles } from '../build/notes.ts';
import { inputOptions, readInputOptions, type InputOptions } from '../build/options.ts';
import type { RawPolicy } from '../build/raw-files.ts';
import { createIngestCache } from '../../src/ingest/cache.ts';
import { verdictOfInput } from '../build/outcome.ts';
import { writeAttachments, writeRawFiles, writeStage, writeTableScripts } from '../build/publish.ts';
import { writeSamples } from '../build/samples.ts';
import { openTemporaryFolder } from '../build/work-folders.ts';
import { exitCodes, type Command, type Terminal } from '../cli/command.ts';
import { describeUserError } from '../cli/fail.ts';
import { waitForStop } from '../cli/stopping.ts';
import { readSiteOptions, siteOptions } from './build.ts';

/** How long the folders must be quiet before a change is read: a run writes several files. */
const quietMilliseconds = 150;

/** Reads only what has changed since it was last called. */
function rememberingReader(input: InputOptions, raw: RawPolicy, terminal: Terminal): () => Made {
  const kept = new Map<string, Uint8Array>();
  const store = {
    get: (key: string) => kept.get(key) ?? null,
    put: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
  };
  let filledAt = 0;
  return () => {
    const began = Date.now();
    const reads = createIngestCache({ store, program: '', filledAt });
    const made = makeReport(input, raw, terminal, scanInput(input, terminal, reads));
    filledAt = began;
    return made;
  };
}

export const devCommand: Command = {
  name: 'dev',
  summary: 'Serve the site and rebuild it when a result or content file changes',
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
    const site = readSiteOptions(args);
    const temporary = openTemporaryFolder();
    const work = temporary.path;
    const publicDir = join(work, 'public');
    mkdirSync(publicDir);
    const [{ buildAssets, buildFirstScript, pathsOf, writeAssets }, { serveSite }] = await Promise.all([
      import('../site/assets.ts'),
      import('../site/serve-site.ts'),
    ]);
    const readAgain = rememberingReader(input, site.raw, terminal);
    const first = readAgain();
    const firstNotes = await readNotes(first, input.contentDir);
    const assets = await buildAssets(packageRoot, first.report, firstNotes.notes);
    writeAssets(packageRoot, assets, publicDir);

    const drawings = createMemoryCache();
    const publish = (made: Made, notes: Notes): void => {
      writeStage(made, work, drawings);
      stageNotes(notes, work);
      writeAttachments(made, publicDir);
      writeSamples(made, publicDir);
      writeTableScripts(made.report, publicDir);
      writeNoteFiles(notes, input.contentDir, publicDir);
      writeRawFiles(made, publicDir, terminal);
      // The page keeps the address that it was given at the start; what stands there changes with the results.
      writeFileSync(join(publicDir, assets.searchIndex.path), searchScript(searchEntries(made.report, notes.notes)));
      terminal.log(verdictOfInput(made.report));
    };
    publish(first, firstNotes);
    const server = await serveSite({
      packageRoot,
      input: {
        stage: work,
        assets: pathsOf(assets),
        firstScript: await buildFirstScript(packageRoot),
        siteUrl: site.siteUrl,
        base: site.base,
        noindex: !site.isPublic,
        experimentPdfs: false,
      },
      workFolder: work,
      publicDir,
      port: Number(args.text('port') ?? 4321),
      host: args.text('host') ?? '127.0.0.1',
    });
    terminal.log(`Serving at ${server.url} (Ctrl+C stops)`);

    let timer: NodeJS.Timeout | undefined;
    const onChange = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const rebuild = async (): Promise<void> => {
          const made = readAgain();
          publish(made, await readNotes(made, input.contentDir));
          server.reload();
        };
        // A mistake in a file is said and waited out; anything else is a bug and ends the server with its stack.
        void rebuild().catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          terminal.log(describeUserError(error));
        });
      }, quietMilliseconds);
    };
    const folders = [...input.roots.map((root) => root.path), ...(input.contentDir === null ? [] : [input.contentDir])];
    const watchers = folders.map((folder) => watch(folder, { recursive: true }, onChange));
    await waitForStop();
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    await server.stop();
    temporary.remove();
    return exitCodes.ok;
  },
};
