/** Reads folders with the readers, as the ingest stage does, for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claimFolders } from '../../../src/ingest/claim.ts';
import { collectRuns, type CollectedRun } from '../../../src/ingest/collect.ts';
import { createDiagnostics } from '../../../src/ingest/diagnostics.ts';
import { nodeDisk } from '../../../src/ingest/disk.ts';
import { createFileAccess } from '../../../src/ingest/file-access.ts';
import type { RawRun, Reader } from '../../../src/ingest/reader.ts';
import { readers as allReaders } from '../../../src/ingest/registry.ts';
import { scanRoots } from '../../../src/ingest/scan.ts';
import type { Diagnostic } from '../../../src/report/primitives.ts';

/** What reading a folder gives. */
export interface ReadResult {
  readonly runs: readonly CollectedRun[];
  readonly diagnostics: readonly Diagnostic[];
  /** By the folder's path, with `:part` where there is one. */
  raw(key: string): RawRun;
  readonly keys: readonly string[];
}

/** Scans, claims and reads a folder. */
export function readFolder(path: string, readers: readonly Reader[] = allReaders): ReadResult {
  const roots = [{ label: 'root', path }];
  const diagnostics = createDiagnostics();
  const folders = scanRoots(roots, { disk: nodeDisk, diagnostics });
  const access = createFileAccess({ roots, disk: nodeDisk, diagnostics });
  const { sources } = claimFolders(folders, readers, access);
  const runs = sources.flatMap((source) => collectRuns(source, { access, diagnostics, severalRoots: false }));
  const byKey = new Map(
    runs.map((run) => [`${run.folder.path}${run.raw.part === '' ? '' : `:${run.raw.part}`}`, run.raw]),
  );
  return {
    runs,
    diagnostics: diagnostics.list(),
    keys: [...byKey.keys()],
    raw(key) {
      const found = byKey.get(key);
      if (found === undefined) throw new Error(`no run ${key}; there are ${[...byKey.keys()].join(', ')}`);
      return found;
    },
  };
}

/** Writes files into a new folder, hands it to `use` and removes it. */
export function withFiles<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads files that stand in the call. */
export const readFiles = (
  files: Readonly<Record<string, string | Uint8Array>>,
  readers?: readonly Reader[],
): ReadResult => withFiles(files, (folder) => readFolder(folder, readers));

/**
 * The folder with real output of other tools that must not be part of this repository, from SWEEPBOOK_REAL_DATA; null
 * where it is not set. Tests that need it say loudly that they were skipped.
 */
export function realData(...path: readonly string[]): string | null {
  const root = process.env['SWEEPBOOK_REAL_DATA'];
  if (root !== undefined && root !== '') return join(root, ...path);
  console.warn(`SKIPPED: set SWEEPBOOK_REAL_DATA to test with the real ${path.join('/')}.`);
  return null;
}
