/** Finding SQLite databases of a tool in a folder, and reading them. */
import { attempt } from '../../decode/decode-error.ts';
import { isSqlite, withDatabase, type Database, type SqlRow, type SqlValue } from '../../decode/sqlite.ts';
import type { Claim, FileAccess, FileEntry, Folder, Json, RawRun, ReadContext } from '../../reader.ts';
import { reportUnreadable } from './problems.ts';

/** Files that may be databases; the first bytes decide. */
const likelyName = /\.(?:db|sqlite|sqlite3|db3)$/i;

/** Tables of the databases seen so far, so that several readers may ask; null where a database cannot be listed. */
const known = new WeakMap<FileEntry, ReadonlySet<string> | null>();

/** Names of stores: a file of such a name that is damaged or foreign must not be passed over. */
const storeName = /mlflow|optuna|experiment|tracker|study/i;

/** Tables by which the stores that are read are known. */
const stores = {
  mlflow: ['runs', 'params', 'metrics', 'latest_metrics'],
  optuna: ['studies', 'trials', 'trial_params'],
  tracker: ['experiments', 'training_metrics'],
  trackerOfEvaluations: ['experiments', 'evaluation_results'],
} as const;

/** True where the tables are those of the store. */
export const isStore = (tables: ReadonlySet<string> | null, store: keyof typeof stores): boolean =>
  tables !== null && stores[store].every((table) => tables.has(table));

const isKnown = (tables: ReadonlySet<string>): boolean =>
  isStore(tables, 'mlflow') ||
  isStore(tables, 'optuna') ||
  isStore(tables, 'tracker') ||
  isStore(tables, 'trackerOfEvaluations');

/**
 * Table names of a file: empty where it is no database, null where it is one that cannot be listed, or where only its
 * name says that it is a store.
 */
export function tablesOf(access: FileAccess, folder: Folder, file: FileEntry): ReadonlySet<string> | null {
  if (!likelyName.test(file.name)) return new Set();
  const cached = known.get(file);
  if (cached !== undefined) return cached;
  let tables: ReadonlySet<string> | null = new Set();
  if (isSqlite(access.head(folder, file.name, 16))) {
    const listed = attempt(() => withDatabase(access.absolutePath(folder, file.name), (database) => database.tables));
    tables = listed.ok ? listed.value : null;
  }
  if (tables !== null && !isKnown(tables) && storeName.test(file.name)) tables = null;
  known.set(file, tables);
  return tables;
}

/** Claims the databases of a folder whose tables a tool's reader knows. */
export function claimDatabases(
  folder: Folder,
  access: FileAccess,
  wanted: (tables: ReadonlySet<string> | null) => boolean,
): Claim | null {
  const files = folder.files.filter((file) => {
    const tables = tablesOf(access, folder, file);
    return wanted(tables);
  });
  const names = files.map((file) => file.name);
  return names.length === 0 ? null : { files: names, owns: names, wholeTree: false, many: true };
}

/** Reads each claimed database. One that cannot be read becomes a run that says why; of several the parts name theirs. */
export function readDatabases(
  folder: Folder,
  claim: Claim,
  context: ReadContext,
  read: (database: Database, name: string) => readonly RawRun[],
): readonly RawRun[] {
  return claim.files.flatMap((name) => {
    const decoded = attempt(() =>
      withDatabase(context.access.absolutePath(folder, name), (database) => read(database, name)),
    );
    if (!decoded.ok) {
      return [
        {
          part: name,
          files: [name],
          unreadable: [reportUnreadable(context, name, decoded.error)],
          provenance: { metrics: name },
        },
      ];
    }
    const runs = decoded.value.map((run) => ({
      files: [name],
      provenance: { config: name, metrics: name, status: name },
      ...run,
    }));
    return claim.files.length === 1 ? runs : runs.map((run) => ({ ...run, part: `${name}/${run.part}` }));
  });
}

/** A cell as Json: wide integers become text, bytes null. */
export function jsonOfCell(value: SqlValue | undefined): Json {
  if (value === undefined || value instanceof Uint8Array) return null;
  return typeof value === 'bigint' ? value.toString() : value;
}

/** The first of the columns that a row has and that is not empty, as text. */
export function cellText(row: SqlRow, ...columns: readonly string[]): string | undefined {
  for (const column of columns) {
    const value = jsonOfCell(row[column]);
    if (value !== null && value !== '') return String(value);
  }
  return undefined;
}

/** The first of the columns that a row has as a number. */
export function cellNumber(row: SqlRow, ...columns: readonly string[]): number | undefined {
  for (const column of columns) {
    const value = row[column];
    if (typeof value === 'number') return value;
  }
  return undefined;
}
