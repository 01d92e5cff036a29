/** From what was read to the runs of the Report, with access to the files behind them. */
import type { RunSet } from '../report/run.ts';
import { createAttachments } from './attachments.ts';
import type { CollectContext, CollectedRun } from './collect.ts';
import { normalizeRuns } from './normalize.ts';
import { compareCodePoints } from './order.ts';
import { createRedactor } from './redact.ts';

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
}

/** Raw runs to the runs of the Report: what can only be settled when all of them are known. */
export function settleRuns(
  collected: readonly CollectedRun[],
  { access, diagnostics, severalRoots, redact }: CollectContext & { readonly redact: boolean },
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
    diagnostics: diagnostics.list().map((entry) => ({ ...entry, message: redactor.text(entry.message) })),
    redactions: redactor.counts(),
    sources: new Map(
      runs.map(({ run, collected: { folder } }) => {
        const files = new Map(run.files.map((file) => [file.path, access.absolutePath(folder, file.path)]));
        return [run.id, { folder: access.absolutePath(folder, '').replace(/\/$/, ''), files }];
      }),
    ),
    readRawFile(runId, path) {
      const entry = byId.get(runId);
      if (entry === undefined || !entry.run.files.some((file) => file.path === path)) return null;
      const bytes = access.bytes(entry.collected.folder, path, Number.POSITIVE_INFINITY);
      return bytes === null ? null : entry.redactor.file(bytes);
    },
  };
}
