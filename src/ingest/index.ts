/** The ingest stage: results folders to runs. What other stages and the command line use of it. */
import { hash } from 'node:crypto';
import type { RunSet } from '../report/run.ts';
import { accountFolders, type AccountInput, type FolderAccount } from './account.ts';
import { createAttachments } from './attachments.ts';
import type { CachedContext, IngestCache } from './cache.ts';
import { claimFolders, type RunSource } from './claim.ts';
import { collectRuns, type CollectContext, type CollectedRun } from './collect.ts';
import { createDiagnostics } from './diagnostics.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { createFileAccess, shownPath } from './file-access.ts';
import { normalizeRuns } from './normalize.ts';
import { compareCodePoints } from './order.ts';
import type { Reader } from './reader.ts';
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
  /** What earlier builds read. */
  readonly cache?: IngestCache | undefined;
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

/** The results folders as the scan found them, before a run is read. */
export interface Scanned {
  readonly options: IngestOptions;
  readonly sources: readonly RunSource[];
  readonly context: CachedContext;
  /**
   * One digest of everything that is going to be read, and of what was found so far; null without a cache and where
   * something is not in it.
   */
  digest(): string | null;
  /** What was found in every folder and who read it, given the runs of a folder. */
  account(runsOf: AccountInput['runsOf']): readonly FolderAccount[];
}

/** Lists the roots and finds the runs. Throws {@link import('../report/user-error.ts').UserError} as {@link ingestRoots}. */
export function scanSources(options: IngestOptions): Scanned {
  const { roots, disk = nodeDisk, readers = allReaders, cache } = options;
  const diagnostics = createDiagnostics();
  const severalRoots = roots.length > 1;
  const folders = scanRoots(roots, { disk, diagnostics });
  const access = createFileAccess({ roots, disk, diagnostics });
  const quiet = createFileAccess({ roots, disk, diagnostics: createDiagnostics() });
  const claims = claimFolders(folders, readers, cache?.claiming(access) ?? access);
  const { sources } = claims;
  for (const folder of claims.describing) {
    const message = 'The files of this folder describe the runs below it; they are not taken for a run.';
    const file = shownPath(folder, '', severalRoots);
    diagnostics.report({ severity: 'info', code: 'folder-of-runs', message, file, line: null, hint: null });
  }
  const context = { access, quiet, diagnostics, severalRoots };
  const found = JSON.stringify(diagnostics.list());
  return {
    options,
    sources,
    context,
    digest() {
      const read = cache?.digest(sources, context) ?? null;
      return read === null ? null : hash('sha1', `${found}\n${read}`);
    },
    account: (runsOf) => accountFolders({ roots: folders, claims, runsOf, severalRoots }),
  };
}

/** Reads what was scanned. */
export function collectSources({ options, sources, context }: Scanned): readonly CollectedRun[] {
  const { onProgress, cache } = options;
  const collected = sources.flatMap((source, index) => {
    if (index % progressStep === 0) onProgress?.(index, sources.length);
    return cache?.collect(source, context) ?? collectRuns(source, context);
  });
  onProgress?.(sources.length, sources.length);
  cache?.finish();
  return collected;
}

/**
 * Reads all runs below the roots, ordered by id. Throws {@link import('../report/user-error.ts').UserError} where a root
 * cannot be listed; everything else that is wrong becomes a diagnostic.
 */
export function ingestRoots(options: IngestOptions): Ingested {
  return ingestScanned(scanSources(options));
}

/** Reads all runs of a scan, as {@link ingestRoots}. */
export const ingestScanned = (scanned: Scanned): Ingested =>
  settleRuns(collectSources(scanned), {
    ...scanned.context,
    redact: scanned.options.redact,
    account: scanned.account,
  });

/** Raw runs to the runs of the Report: what can only be settled when all of them are known. */
export function settleRuns(
  collected: readonly CollectedRun[],
  {
    access,
    diagnostics,
    severalRoots,
    redact,
    account,
  }: CollectContext & Pick<Scanned, 'account'> & { readonly redact: boolean },
): Ingested {
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
      return account((folder) => byFolder.get(folder)?.map(({ run }) => run) ?? []);
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
