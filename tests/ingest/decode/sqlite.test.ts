import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSqlite, withDatabase } from '../../../src/ingest/decode/sqlite.ts';
import { codeOf, fixture } from '../support/fixtures.ts';

let folder = '';
let copies = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-test-'));
  // A place of its own for the copies, so that what other tests leave is not counted.
  copies = mkdtempSync(join(tmpdir(), 'sqlite-copies-'));
  vi.stubEnv('TMPDIR', copies);
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const path of [folder, copies]) rmSync(path, { recursive: true, force: true });
});
const leftovers = (): string[] => readdirSync(copies);

describe('SQLite databases', () => {
  it('reads rows, keeps wide integers, and answers names of tables and columns', () => {
    const path = join(folder, 'a.db');
    const writer = new DatabaseSync(path);
    writer.exec('CREATE TABLE "odd ""name" (a INTEGER, b TEXT, c REAL, d BLOB)');
    writer.prepare('INSERT INTO "odd ""name" VALUES (?, ?, ?, ?)').run(2n ** 60n, 'x', Infinity, Buffer.from([1]));
    writer.close();
    withDatabase(path, (database) => {
      expect([...database.tables]).toEqual(['odd "name']);
      expect([...database.columns('odd "name')]).toEqual(['a', 'b', 'c', 'd']);
      expect([...database.columns('none')]).toEqual([]);
      expect([...database.rows('SELECT a, b, c FROM "odd ""name" WHERE b = ?', 'x')]).toEqual([
        { a: 2n ** 60n, b: 'x', c: Infinity },
      ]);
    });
  });

  it('reads the write-ahead log of a living writer and leaves nothing behind', () => {
    const path = join(folder, 'wal.db');
    const writer = new DatabaseSync(path);
    writer.exec("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES ('in the log')");
    const before = readdirSync(folder).sort();
    expect(before).toEqual(['wal.db', 'wal.db-shm', 'wal.db-wal']);
    expect(withDatabase(path, (database) => [...database.rows('SELECT a FROM t')])).toEqual([{ a: 'in the log' }]);
    expect(readdirSync(folder).sort()).toEqual(before);
    writer.close();
    withDatabase(path, (database) => [...database.rows('SELECT a FROM t')]);
    expect(readdirSync(folder)).toEqual(['wal.db']);
    expect(leftovers()).toEqual([]);
  });

  it('names damage, and removes its copy after any error', () => {
    const path = join(folder, 'bad.db');
    const bytes = fixture('tools/optuna/study.db');
    expect(isSqlite(bytes.subarray(0, 16))).toBe(true);
    bytes.fill(0xee, 100, 4000);
    writeFileSync(path, bytes);
    expect(codeOf(() => withDatabase(path, (database) => [...database.tables]))).toBe('malformed');
    writeFileSync(path, 'not a database at all, but long enough to be read as one '.repeat(20));
    expect(codeOf(() => withDatabase(path, (database) => [...database.tables]))).toBe('malformed');
    expect(() =>
      withDatabase(path, () => {
        throw new RangeError('a bug');
      }),
    ).toThrow();
    expect(leftovers()).toEqual([]);
  });

  it('cannot write', () => {
    const path = join(folder, 'a.db');
    new DatabaseSync(path).close();
    expect(codeOf(() => withDatabase(path, (database) => [...database.rows('CREATE TABLE t (a)')]))).toBe('malformed');
  });

  it('passes on an error of the caller as it is', () => {
    const path = join(folder, 'a.db');
    new DatabaseSync(path).close();
    expect(() =>
      withDatabase(path, () => {
        throw new RangeError('a bug');
      }),
    ).toThrow(RangeError);
  });

  it('does not print a warning that SQLite is new', async () => {
    const { spawnSync } = await import('node:child_process');
    const path = join(folder, 'a.db');
    new DatabaseSync(path).close();
    const file = new URL('../../../src/ingest/decode/sqlite.ts', import.meta.url).href;
    const program = `import { withDatabase } from ${JSON.stringify(file)}; withDatabase(${JSON.stringify(path)}, (d) => console.log(d.tables.size));`;
    const result = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], { encoding: 'utf8' });
    expect(result).toMatchObject({ stdout: '0\n', stderr: '' });
  });
});
