/** The ingest stage: results folders to runs. What other stages and the command line use of it. */
import type { RunSet } from '../report/run.ts';
import { accountFolders, type FolderAccount } from './account.ts';
import { createAttachments } from './attachments.ts';
import { claimFolders } from './claim.ts';
import { collectRuns } from './collect.ts';
import { createDiagnostics } from './diagnostics.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { createFileAccess, shownPath } from './file-access.ts';
import { normalizeRuns } from './normalize.ts';
import { compareCodePoints } from './order.ts';
import type { Folder, Reader } from './reader.ts';
import { createRedactor } from './redact.ts';
import { readers as allReaders } from './registry.ts';
import { scanRoots, type Root } from './scan.ts';

export { createRedactor, redactText } from './redact.ts';
export { loadBenchmarkSpecs } from './specs.ts';
export { readers } from './registry.ts';
export type { FolderAccount } from './account.ts';

/** What to ingest. */
export interface IngestOptions {
  /** Labels are unique and are what the report shows. */
  readonly roots: readonly Root[];
  readonly redact: boolean;
  /** Called now and then while runs are read. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly disk?: Disk;
  readonly readers?: readonly Reader[];
}

/** Where the files of a run lie on this machine. Never published. */
export interface RunFiles {
  readonly folder: string;
  /** Absolute paths by the path that the run's list of files shows. */
  readonly files: ReadonlyMap<string, string>;
}

/** The runs, and access to the files behind them. */
export interface Ingested extends RunSet {
  readonly sources: ReadonlyMap<string, RunFiles>;
  /**
   * A raw file as it may be published: redacted unless redaction is off; null where it cannot be read or is no file of
   * the run. What is hidden here is not in `redactions`, which counts what the Report and its attachments hold.
   */
  readRawFile(runId: string, path: string): Uint8Array | null;
  /** What became of every folder; worked out only where it is asked for. */
  accounts(): readonly FolderAccount[];
}

/** How many runs are read between two calls of `onProgress`. */
const progressStep = 100;

/**
 * Reads all runs below the roots, ordered by id. Throws {@link import('../report/user-error.ts').UserError} where a root
 * cannot be listed; everything else that is wrong becomes a diagnostic.
 */
export function ingestRoots(options: IngestOptions): Ingested {
  const { roots, redact, onProgress, disk = nodeDisk, readers = allReaders } = options;
  const diagnostics = createDiagnostics();
  const severalRoots = roots.length > 1;
  const folders = scanRoots(roots, { disk, diagnostics });
  const access = createFileAccess({ roots, disk, diagnostics });
  const claims = claimFolders(folders, readers, access);
  const { sources } = claims;
  for (const folder of claims.describing) {
    const message = 'The files of this folder describe the runs below it; they are not taken for a run.';
    const file = shownPath(folder, '', severalRoots);
    diagnostics.report({ severity: 'info', code: 'folder-of-runs', message, file, line: null, hint: null });
  }
  const collected = sources.flatMap((source, index) => {
    if (index % progressStep === 0) onProgress?.(index, sources.length);
    return collectRuns(source, { access, diagnostics, severalRoots });
  });
  onProgress?.(sources.length, sources.length);
  const redactor = createRedactor({ enabled: redact });
  const runs = normalizeRuns(collected, { diagnostics, redactor, severalRoots }).toSorted((a, b) =>
    compareCodePoints(a.run.id, b.run.id),
  );
  const attachments = createAttachments(runs);
  const byId = new Map(runs.map((entry) => [entry.run.id, entry]));
  return {
    runs: runs.map((entry) => entry.run),
    attachments,
    diagnostics: diagnostics.list().map((entry) => ({
      ...entry,
      message: redactor.text(entry.message),
      file: entry.file === null ? null : redactor.text(entry.file),
    })),
    redactions: redactor.counts(),
    sources: new Map(
      runs.map(({ run, realPaths, collected: { folder } }) => {
        const files = new Map([...realPaths].map(([path, real]) => [path, access.absolutePath(folder, real)]));
        return [run.id, { folder: access.absolutePath(folder, '').replace(/\/$/, ''), files }];
      }),
    ),
    accounts() {
      const byFolder = Map.groupBy(runs, ({ collected }) => collected.folder);
      const runsOf = (folder: Folder) => byFolder.get(folder)?.map(({ run }) => run) ?? [];
      return accountFolders({ roots: folders, claims, runsOf, severalRoots });
    },
    readRawFile(runId, path) {
      const entry = byId.get(runId);
      const real = entry?.realPaths.get(path);
      if (entry === undefined || real === undefined) return null;
      const bytes = access.bytes(entry.collected.folder, real, Number.POSITIVE_INFINITY);
      return bytes === null ? null : entry.redactor.file(bytes);
    },
  };
}
