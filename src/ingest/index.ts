/** The ingest stage: results folders to runs. What other stages and the command line use of it. */
import { collectSources, scanSources, type IngestOptions, type Scanned } from './scanned.ts';
import { settleRuns, type Ingested } from './settle.ts';

export { joinParts, readPart, writePart, type Part, type Shard } from './parts.ts';
export { createRedactor, redactText } from './redact.ts';
export { readers } from './registry.ts';
export { scanSources, type IngestOptions, type Scanned } from './scanned.ts';
export type { Ingested, RunFiles } from './settle.ts';
export { loadBenchmarkSpecs, loadReportSpec } from './specs.ts';
export type { FolderAccount } from './account.ts';

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
