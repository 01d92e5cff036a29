/** The account of the folders, put together for reading: twenty thousand alike folders are one paragraph. */
import type { FolderAccount } from '../../src/ingest/index.ts';
import type { Report, RunRecord } from '../../src/report/schema.ts';

/** Folders beside each other that the same readers claimed. */
export interface FolderGroup {
  /** The folder itself, or the one around them where they are several. */
  readonly folder: string;
  readonly folders: number;
  readonly readers: readonly string[];
  readonly runs: number;
  readonly notCompleted: number;
  readonly metrics: readonly string[];
  readonly params: number;
  readonly withSeed: number;
  readonly histories: number;
  readonly samples: number;
  readonly logs: number;
  readonly ignored: readonly { readonly file: string; readonly count: number; readonly reason: string }[];
}

const around = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');

/** Groups the accounts by the folder around and by readers, in the order of the paths. */
export function groupFolders(accounts: readonly FolderAccount[], report: Report): readonly FolderGroup[] {
  const records = new Map(report.runs.map((run) => [run.id, run]));
  const paramsOf = new Map(
    report.benchmarks.flatMap(({ configurations }) => configurations.map(({ id, params }) => [id, params] as const)),
  );
  const groups = Map.groupBy(accounts, ({ path, readers }) => `${around(path)}\0${readers.join()}`);
  return [...groups.values()].map((group): FolderGroup => {
    const [first] = group;
    const runs = group.flatMap((account) => account.runs.flatMap((id) => records.get(id) ?? []));
    const count = (has: (run: RunRecord) => boolean): number => runs.filter(has).length;
    const params = new Set(runs.flatMap((run) => Object.keys(paramsOf.get(run.configuration) ?? {})));
    return {
      folder: group.length === 1 ? first!.path : around(first!.path),
      folders: group.length,
      readers: first!.readers,
      runs: runs.length,
      notCompleted: count((run) => run.status !== 'completed'),
      metrics: [...new Set(runs.flatMap((run) => Object.keys(run.metrics)))].sort(),
      params: params.size,
      withSeed: count((run) => run.seed !== null),
      histories: count((run) => run.attachments.history),
      samples: count((run) => run.attachments.samples),
      logs: count((run) => run.attachments.log),
      ignored: ignoredOf(group),
    };
  });
}

/** Alike files of alike folders once, with their number: `checkpoints/epoch_3.pt` counts as `checkpoints/*.pt`. */
function ignoredOf(group: readonly FolderAccount[]): FolderGroup['ignored'] {
  const counts = new Map<string, { file: string; count: number; reason: string; only: string }>();
  for (const { ignored } of group) {
    for (const { path, reason } of ignored) {
      const file = patternOf(path);
      const key = `${file}\0${reason}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { file, count: 1, reason, only: path });
      else known.count++;
    }
  }
  return [...counts.values()].map(({ file, count, reason, only }) => ({
    file: count === 1 ? only : file,
    count,
    reason,
  }));
}

/** Names with numbers in them are counted together. */
const patternOf = (path: string): string => path.replace(/\d+(?:[.-]\d+)*/g, '*');
