/** From what was read to the runs of the Report, with access to the files behind them. */
import type { RunSet } from '../report/run.ts';
import type { FolderAccount } from './account.ts';
import { createAttachments } from './attachments.ts';
import type { CollectContext, CollectedRun } from './collect.ts';
import { normalizeRuns, type NormalizedRun } from './normalize.ts';
import { compareCodePoints } from './order.ts';
import { createRedactor } from './redact.ts';
import { textName } from './redact/packed.ts';
import type { Scanned } from './scanned.ts';

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
   * A raw file as it may be published: redacted unless redaction is off; null where it cannot be read, may not be
   * published, or is no file of the run. What is hidden here is not in `redactions`, which counts what the Report and
   * its attachments hold.
   */
  readRawFile(runId: string, path: string): Uint8Array | null;
  /** Why a packed or binary file of a run may not be published; null for every other file. */
  withheld(runId: string, path: string): string | null;
  /** What became of every folder; worked out only where it is asked for. */
  accounts(): readonly FolderAccount[];
}

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
  const publishable = (entry: NormalizedRun | undefined, path: string): Uint8Array | string | null => {
    const real = entry?.realPaths.get(path);
    if (entry === undefined || real === undefined) return null;
    const bytes = access.published(entry.collected.folder, real);
    return bytes === null ? null : entry.redactor.file(real, bytes);
  };
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
      const content = publishable(byId.get(runId), path);
      return typeof content === 'string' ? null : content;
    },
    withheld(runId, path) {
      // The texts of other files are redacted in place: nothing is to be searched.
      const content = textName.test(path) || !redactor.enabled ? null : publishable(byId.get(runId), path);
      return typeof content === 'string' ? content : null;
    },
  };
}
