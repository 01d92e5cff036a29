/**
 * Read-only access to SQLite databases. The database and its write-ahead log are copied aside first: opening the user's
 * own file would leave `-shm` and `-wal` files beside it, even read-only.
 */
import { copyFileSync, lstatSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../report/user-error.ts';
import { diskReason } from '../disk.ts';
import { processLabel } from '../process-label.ts';
import { DecodeError } from './decode-error.ts';

/** A value of a row; integers beyond 2^53 are bigints. */
export type SqlValue = number | string | bigint | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** An open copy of a database. */
export interface Database {
  /** Names of its tables. */
  readonly tables: ReadonlySet<string>;
  /** Column names of a table; empty where it does not exist. */
  columns(table: string): ReadonlySet<string>;
  /** The rows of a query, one by one. Throws {@link DecodeError} `malformed` where the database is damaged. */
  rows(sql: string, ...parameters: readonly (string | number)[]): Iterable<SqlRow>;
}

/** The largest database that is copied: 4 GiB. */
const maxBytes = 4 * 1024 ** 3;
/** Milliseconds a lock of another process is waited for; on a private copy there is none. */
const busyTimeout = 0;

/** True where the bytes begin as a database does. */
export const isSqlite = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';

interface Statement {
  iterate(...parameters: readonly (string | number)[]): Iterable<unknown>;
  setReadBigInts(enabled: boolean): void;
}

/** The part of node:sqlite that is used. */
interface Driver {
  prepare(sql: string): Statement;
  close(): void;
}

type Open = (path: string) => Driver;

/**
 * node:sqlite, or null where this Node has none. It is asked for at run time, so that a Node without it still loads
 * this file, and its warning that it is new is held back: it would stand in the output of every build.
 */
function findDriver(): Open | null {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    const sqlite = process.getBuiltinModule('node:sqlite');
    if (sqlite === undefined) return null;
    return (path) => new sqlite.DatabaseSync(path, { readOnly: true, allowExtension: false, timeout: busyTimeout });
  } catch {
    return null;
  } finally {
    process.emitWarning = emitWarning;
  }
}

const readValue = (value: unknown): SqlValue => {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'number' || typeof value === 'string' || value instanceof Uint8Array) return value;
  return null;
};

const readRow = (row: unknown): SqlRow =>
  typeof row === 'object' && row !== null
    ? Object.fromEntries(Object.entries(row).map(([key, value]) => [key, readValue(value)]))
    : {};

const explain = (error: unknown): DecodeError => {
  if (error instanceof DecodeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new DecodeError('malformed', `the database cannot be read: ${message}`);
};

/** A name as SQL quotes it. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function* iterate(driver: Driver, sql: string, parameters: readonly (string | number)[]): Iterable<SqlRow> {
  try {
    const statement = driver.prepare(sql);
    statement.setReadBigInts(true);
    for (const row of statement.iterate(...parameters)) yield readRow(row);
  } catch (error) {
    throw explain(error);
  }
}

function wrap(driver: Driver): Database {
  const listed = [...iterate(driver, "SELECT name FROM sqlite_master WHERE type = 'table'", [])];
  const tables = new Set(listed.map((row) => String(row['name'])));
  return {
    tables,
    columns: (table) =>
      tables.has(table)
        ? new Set([...iterate(driver, `PRAGMA table_info(${quoted(table)})`, [])].map((row) => String(row['name'])))
        : new Set(),
    rows: (sql, ...parameters) => iterate(driver, sql, parameters),
  };
}

/** Copies a database and its write-ahead log into a new folder. @throws UserError where the disk refuses the copy */
function copyAside(path: string, folder: string): string {
  const copy = join(folder, 'copy.db');
  try {
    mkdirSync(folder, { mode: 0o700 });
    copyFileSync(path, copy);
    // A link could lead out of the results.
    if (lstatSync(`${path}-wal`, { throwIfNoEntry: false })?.isFile() === true)
      copyFileSync(`${path}-wal`, `${copy}-wal`);
    return copy;
  } catch (error) {
    if (!isOfFolder(error, folder)) throw error;
    throw new UserError(`The folder for temporary files ${tmpdir()} cannot be written: ${diskReason(error)}.`, {
      kind: 'disk',
      hint: 'Databases are read from a copy there. Free some space, or choose another place: TMPDIR=DIR',
    });
  }
}

const isOfFolder = (error: unknown, folder: string): boolean =>
  error instanceof Error &&
  (('dest' in error && String(error.dest).startsWith(folder)) ||
    ('path' in error && String(error.path).startsWith(folder)));

/**
 * Copies a database aside, opens the copy read-only, hands it to `use` and removes the copy, whatever happens. Nothing
 * is written beside the user's file. Throws {@link DecodeError}: `unsupported` where this Node has no SQLite,
 * `too-large` beyond 4 GiB, `malformed` where it is damaged.
 */
export function withDatabase<T>(path: string, use: (database: Database) => T): T {
  const open = findDriver();
  if (open === null) {
    throw new DecodeError('unsupported', `SQLite needs Node 22.13 or newer; this is ${process.versions.node}`);
  }
  const size = statSync(path).size;
  if (size > maxBytes) throw new DecodeError('too-large', `the database has more than ${maxBytes} bytes`);
  const folder = join(tmpdir(), `sweepbook-${processLabel()}`);
  let driver: Driver | null = null;
  try {
    const copy = copyAside(path, folder);
    try {
      driver = open(copy);
    } catch (error) {
      throw explain(error);
    }
    return use(wrap(driver));
  } finally {
    driver?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
