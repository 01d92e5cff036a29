import { mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchEntries, searchScript } from '../../src/site/search-index.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport, packageRoot, type Made } from '../build/make-report.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { verdictOfInput } from '../build/outcome.ts';
import { writeAttachments, writeRawFiles, writeStage } from '../build/publish.ts';
import { writeSamples } from '../build/samples.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { describeUserError } from '../cli/fail.ts';
import { readSiteOptions, siteOptions } from './build.ts';

/** How long the folders must be quiet before a change is read: a run writes several files. */
const quietMilliseconds = 150;

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
    const work = mkdtempSync(join(tmpdir(), 'sweepbook-dev-'));
    const publicDir = join(work, 'public');
    mkdirSync(publicDir);
    const [{ buildAssets, pathsOf, writeAssets }, { serveSite }] = await Promise.all([
      import('../site/assets.ts'),
      import('../site/build-site.ts'),
    ]);
    const first = makeReport(input, site.raw, terminal);
    const assets = await buildAssets(packageRoot, first.report);
    writeAssets(packageRoot, assets, publicDir);

    const publish = (made: Made): void => {
      writeStage(made, work);
      writeAttachments(made, publicDir);
      writeSamples(made, publicDir);
      writeRawFiles(made, publicDir, terminal);
      // The page keeps the address that it was given at the start; what stands there changes with the results.
      writeFileSync(join(publicDir, assets.searchIndex.path), searchScript(searchEntries(made.report)));
      terminal.log(verdictOfInput(made.report));
    };
    publish(first);
    const server = await serveSite({
      packageRoot,
      input: {
        stage: work,
        assets: pathsOf(assets),
        siteUrl: site.siteUrl,
        base: site.base,
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
        try {
          publish(makeReport(input, site.raw, terminal));
          server.reload();
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          terminal.log(describeUserError(error));
        }
      }, quietMilliseconds);
    };
    const folders = [...input.roots.map((root) => root.path), ...(input.contentDir === null ? [] : [input.contentDir])];
    const watchers = folders.map((folder) => watch(folder, { recursive: true }, onChange));
    await new Promise<void>((done) => process.once('SIGINT', done));
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    await server.stop();
    rmSync(work, { recursive: true, force: true });
    return exitCodes.ok;
  },
};
