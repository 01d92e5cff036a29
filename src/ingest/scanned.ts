/** The results folders as the scan found them, and the reading of what stands in them. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../report/primitives.ts';
import { accountFolders, type AccountInput, type FolderAccount } from './account.ts';
import type { CachedContext, IngestCache } from './cache.ts';
import { claimFolders, type RunSource } from './claim.ts';
import { collectRuns, type CollectedRun } from './collect.ts';
import { createDiagnostics, type DiagnosticSink } from './diagnostics.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { createFileAccess, shownPath } from './file-access.ts';
import { once } from './once.ts';
import type { Folder, Reader } from './reader.ts';
import { readers as allReaders } from './registry.ts';
import { scanRoots, type Root } from './scan.ts';
import { changedAt, stampOf } from './trace-access.ts';

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

/** How many runs are read between two calls of `onProgress`. */
const progressStep = 100;

/** The results folders as the scan found them, before a run is read. */
export interface Scanned {
  readonly options: IngestOptions;
  readonly sources: readonly RunSource[];
  readonly context: CachedContext;
  /** Tells also the caller of every diagnostic that is reported from now on; null stops it. */
  listen(listener: ((diagnostic: Diagnostic) => void) | null): void;
  /** One digest of the state of every file that the scan saw, what was odd included, and when the last one changed. */
  stamps(): { readonly digest: string; readonly latest: number };
  /** What was found in every folder and who read it, given the runs of a folder. */
  account(runsOf: AccountInput['runsOf']): readonly FolderAccount[];
}

/** Lists the roots; the runs are found when they are asked for. Throws {@link import('../report/user-error.ts').UserError} as {@link ingestRoots}. */
export function scanSources(options: IngestOptions): Scanned {
  const { roots, disk = nodeDisk, readers = allReaders, cache } = options;
  const collector = createDiagnostics();
  let listener: ((diagnostic: Diagnostic) => void) | null = null;
  const diagnostics: DiagnosticSink = {
    ...collector,
    report(diagnostic) {
      listener?.(diagnostic);
      collector.report(diagnostic);
    },
  };
  const severalRoots = roots.length > 1;
  const folders = scanRoots(roots, { disk, diagnostics });
  const access = createFileAccess({ roots, disk, diagnostics });
  const quiet = createFileAccess({ roots, disk, diagnostics: createDiagnostics() });
  // What was odd about the folders themselves: what the claims complain of follows from the files.
  const found = JSON.stringify(diagnostics.list());
  // A site that is up to date is known without them.
  const claimed = once(() => {
    const claims = claimFolders(folders, readers, cache?.claiming(access) ?? access);
    for (const folder of claims.describing) {
      const message = 'The files of this folder describe the runs below it; they are not taken for a run.';
      const file = shownPath(folder, '', severalRoots);
      diagnostics.report({ severity: 'info', code: 'folder-of-runs', message, file, line: null, hint: null });
    }
    return claims;
  });
  return {
    options,
    get sources() {
      return claimed().sources;
    },
    context: { access, quiet, diagnostics, severalRoots },
    listen: (told) => void (listener = told),
    stamps: () => stampFolders(folders, found),
    account: (runsOf) => accountFolders({ roots: folders, claims: claimed(), runsOf, severalRoots }),
  };
}

function stampFolders(folders: readonly Folder[], seed: string): { readonly digest: string; readonly latest: number } {
  let latest = 0;
  const digest = createHash('sha1').update(seed);
  const visit = (folder: Folder): void => {
    digest.update(`${folder.root}\0${folder.path}\0`);
    for (const entry of folder.files) {
      latest = Math.max(latest, changedAt(entry));
      digest.update(`${entry.name}\0${stampOf(entry)}\0`);
    }
    folder.folders.forEach(visit);
  };
  folders.forEach(visit);
  return { digest: digest.digest('hex'), latest };
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
