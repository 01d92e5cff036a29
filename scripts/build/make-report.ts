/** Results folders and benchmark files to a Report: scan, read, analyse. Writes nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeRuns } from '../../src/analyze/index.ts';
import { ingestRoots, loadBenchmarkSpecs } from '../../src/ingest/index.ts';
import type { Report, RunRecord } from '../../src/report/schema.ts';
import type { Terminal } from '../cli/command.ts';
import type { InputOptions } from './options.ts';
import { linkRawFiles, type RawPolicy } from './raw-files.ts';

/** Everything that a build is made from. */
export type Made = ReturnType<typeof analyzeRuns> & { readonly ingested: ReturnType<typeof ingestRoots> };

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

/** Scans, reads and analyses. @throws UserError where a setting is wrong */
export function makeReport(input: InputOptions, raw: RawPolicy, terminal: Terminal): Made {
  terminal.progress('Reading runs');
  const specs = input.contentDir === null ? [] : loadBenchmarkSpecs(input.contentDir);
  const ingested = ingestRoots({
    roots: input.roots,
    redact: input.redact,
    onProgress: (done: number, total: number) => terminal.progress('Reading runs', done, total),
  });
  terminal.progress('Computing statistics');
  const analyzed = analyzeRuns({
    runSet: ingested,
    specs,
    settings: {
      title: input.title ?? titleOf(specs),
      roots: input.roots.map((root) => root.label),
      rawUrl: raw.url,
      redact: input.redact,
    },
    generatorVersion: readVersion(),
  });
  const runs: RunRecord[] = analyzed.report.runs.map((run) =>
    linkRawFiles(run, raw, (path) => ingested.withheld(run.id, path)),
  );
  const report: Report = { ...analyzed.report, runs };
  return { ...analyzed, report, ingested };
}
