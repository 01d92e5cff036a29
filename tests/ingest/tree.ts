/** Folders of files for tests: written to the temporary folder of the machine and removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { ingestRoots, type IngestOptions, type Ingested } from '../../src/ingest/index.ts';
import type { Run } from '../../src/report/run.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.length = 0;
});

/** Writes files by path and returns the folder. A path that ends with `/` is an empty folder. */
export function makeTree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sweepbook-test-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(path.endsWith('/') ? file : dirname(file), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(file, content);
  }
  return root;
}

/** Ingests a tree as the root `results`. */
export const ingestTree = (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<IngestOptions> = {},
): Ingested => ingestRoots({ roots: [{ label: 'results', path: makeTree(files) }], redact: true, ...options });

/** The run of that id; fails where there is none. */
export function runOf(ingested: Ingested, id: string): Run {
  const run = ingested.runs.find((candidate) => candidate.id === id);
  if (run === undefined)
    throw new Error(`no run ${id}; there are ${ingested.runs.map((other) => other.id).join(', ')}`);
  return run;
}

/** The codes of all diagnostics, in order. */
export const codesOf = (ingested: Ingested): readonly string[] => ingested.diagnostics.map((entry) => entry.code);
