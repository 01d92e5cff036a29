/** Results folders and benchmark files to a Report: scan, read, analyse. Writes nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeRuns } from '../../src/analyze/index.ts';
import type { IntervalMemory } from '../../src/analyze/memory.ts';
import {
  ingestScanned,
  loadBenchmarkSpecs,
  loadReportSpec,
  scanSources,
  type Ingested,
  type Scanned,
} from '../../src/ingest/index.ts';
import type { IngestCache } from '../../src/ingest/cache.ts';
import type { Report, RunRecord } from '../../src/report/schema.ts';
import { hasRunPage } from '../../src/site/run-pages.ts';
import type { Terminal } from '../cli/command.ts';
import type { InputOptions } from './options.ts';
import { kindsLeftOut, linkRawFiles, noRoom, type RawPolicy } from './raw-files.ts';

/** Everything that a build is made from. */
export type Made = ReturnType<typeof analyzeRuns> & { readonly ingested: Ingested };

/** The folder of this package: its package.json, pages, styles and fonts. */
export const packageRoot = join(import.meta.dirname, '../..');

/** The version of this program, from its package.json. */
export const readVersion = (): string =>
  String(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version);

/** A title where nobody gave one: what the benchmarks' titles share before a colon, else a plain one. */
export function titleOf(specs: readonly { readonly title?: string | undefined }[]): string {
  const heads = new Set(specs.map((spec) => (specs.length === 1 ? spec.title : spec.title?.split(':')[0])?.trim()));
  const [head] = heads;
  return heads.size === 1 && head !== undefined && head !== '' ? head : 'Benchmark report';
}

/** Lists the results and finds the runs. @throws UserError where a folder cannot be listed */
export function scanInput(input: InputOptions, terminal: Terminal, cache?: IngestCache): Scanned {
  terminal.progress('Reading runs');
  return scanSources({
    roots: input.roots,
    redact: input.redact,
    onProgress: (done: number, total: number) => terminal.progress('Reading runs', done, total),
    cache,
  });
}

/** Scans, reads and analyses. @throws UserError where a setting is wrong */
export function makeReport(
  input: InputOptions,
  raw: RawPolicy,
  terminal: Terminal,
  scanned: Scanned = scanInput(input, terminal),
  memory?: IntervalMemory,
): Made {
  return analyzeIngested(ingestScanned(scanned), input, { raw, terminal, memory });
}

/** Analyses runs, wherever they were read. @throws UserError where a setting is wrong */
export function analyzeIngested(
  ingested: Ingested,
  input: Pick<InputOptions, 'contentDir' | 'roots' | 'title' | 'redact'>,
  {
    raw,
    terminal,
    memory,
  }: { readonly raw: RawPolicy; readonly terminal: Terminal; readonly memory?: IntervalMemory | undefined },
): Made {
  const specs = input.contentDir === null ? [] : loadBenchmarkSpecs(input.contentDir);
  const { title = titleOf(specs) } = input.contentDir === null ? {} : loadReportSpec(input.contentDir);
  terminal.progress('Computing statistics');
  const analyzed = analyzeRuns({
    runSet: ingested,
    specs,
    settings: {
      title: input.title ?? title,
      roots: input.roots.map((root) => root.label),
      rawUrl: raw.url,
      redact: input.redact,
    },
    generatorVersion: readVersion(),
    memory,
  });
  const found = analyzed.report.runs;
  const configurations = analyzed.report.benchmarks.reduce((sum, item) => sum + item.configurations.length, 0);
  // A page and a history of every run that has one; a page, details and a comparison per configuration.
  const runPages = found.filter((run) => hasRunPage(found.length, run)).length;
  const leftOut = kindsLeftOut(found, { policy: raw, pages: 2 * runPages + 3 * configurations });
  const runs: RunRecord[] = found.map((run) =>
    linkRawFiles(run, raw, (file) => (leftOut.has(file.kind) ? noRoom : ingested.withheld(run.id, file.path))),
  );
  const report: Report = { ...analyzed.report, runs };
  return { ...analyzed, report, ingested };
}
