import { mkdirSync, rmSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createIngestCache } from '../../src/ingest/cache.ts';
import { ingestScanned, readers, scanSources } from '../../src/ingest/index.ts';
import type { Reader } from '../../src/ingest/reader.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import { makeTree } from './tree.ts';

const csv = (seed: number): string => `sample_id,label,predicted\ns1,a,a\ns2,b,${seed % 2 === 0 ? 'b' : 'a'}\n`;
const runFiles = (name: string, seed: number): Record<string, string> => ({
  [`sweep/${name}/config.yaml`]: `lr: 0.1\nseed: ${seed}\nlimit: .inf\n`,
  [`sweep/${name}/metrics.json`]: `{"accuracy": 0.${50 + seed}, "loss": NaN}`,
  [`sweep/${name}/history.csv`]: 'epoch,loss\n1,0.5\n2,0.4\n',
  [`sweep/${name}/predictions.csv`]: csv(seed),
  [`sweep/${name}/train.log`]: `started by someone@example.org\nseed ${seed}\n`,
});
const tree = (): string =>
  makeTree({
    ...runFiles('a', 1),
    ...runFiles('b', 2),
    ...runFiles('c', 3),
    'sweep/torn/metrics.json': '{"accuracy": ',
  });

/** A store in memory; `damage` changes what comes out of it. */
function memory(damage: (key: string, bytes: Uint8Array) => Uint8Array | null = (_, bytes) => bytes) {
  const kept = new Map<string, Uint8Array>();
  const store: ByteStore = {
    get(key) {
      const bytes = kept.get(key);
      return bytes === undefined ? null : damage(key, bytes);
    },
    put: (key, bytes) => void kept.set(key, bytes),
  };
  return { kept, store };
}

const later = Date.now() + 1e9;

/** Everything that a build sees, and which runs a reader read. */
function ingest(path: string, cache?: { store: ByteStore; program?: string; trustedBefore?: number }) {
  const read: string[] = [];
  const counted = readers.map((reader): Reader => ({
    ...reader,
    read(folder, claim, context) {
      read.push(folder.path);
      return reader.read(folder, claim, context);
    },
  }));
  const opened =
    cache === undefined
      ? undefined
      : createIngestCache({
          store: cache.store,
          program: cache.program ?? 'x',
          trustedBefore: cache.trustedBefore ?? later,
        });
  const found = ingestScanned(
    scanSources({ roots: [{ label: 'results', path }], redact: true, readers: counted, cache: opened }),
  );
  const { attachments } = found;
  const seen = found.runs.map((run) => [
    run,
    attachments.history(run.id),
    attachments.samples(run.id),
    attachments.log(run.id),
  ]);
  return { read, all: JSON.stringify([seen, found.diagnostics, found.redactions]) };
}

/** A tree that was read once, changed, and read again; with the answer without a cache. */
function again(change: (path: string) => void, options: { program?: string; trustedBefore?: number } = {}) {
  const path = tree();
  const { store } = memory();
  ingest(path, { store });
  change(path);
  const cached = ingest(path, { store, ...options });
  return { ...cached, cold: ingest(path).all };
}

describe('the cache of what was read', () => {
  test('an unchanged tree is read once, and gives the same runs, attachments and diagnostics', () => {
    const { read, all, cold } = again(() => undefined);
    expect(read).toEqual([]);
    expect(all).toBe(cold);
  });

  test('one more run is the only one that is read', () => {
    const { read, all, cold } = again((path) => {
      mkdirSync(join(path, 'sweep/d'));
      for (const [name, text] of Object.entries(runFiles('d', 4))) writeFileSync(join(path, name), text);
    });
    expect(read).toEqual(['sweep/d']);
    expect(all).toBe(cold);
  });

  test.each([
    ['changed', 'sweep/a', (path: string) => writeFileSync(join(path, 'sweep/a/metrics.json'), '{"accuracy": 0.9}')],
    ['lost a file', 'sweep/b', (path: string) => rmSync(join(path, 'sweep/b/history.csv'))],
    ['renamed', 'sweep/z', (path: string) => renameSync(join(path, 'sweep/c'), join(path, 'sweep/z'))],
  ])('a run that %s is read again', (_, expected, change) => {
    const { read, all, cold } = again(change);
    expect(read).toEqual([expected]);
    expect(all).toBe(cold);
  });

  test('a run that is gone is gone', () => {
    const { read, all, cold } = again((path) => rmSync(join(path, 'sweep/a'), { recursive: true }));
    expect(read).toEqual([]);
    expect(all).toBe(cold);
    expect(all).not.toContain('"id":"a"');
  });

  test('a file that was only touched is compared, not parsed', () => {
    const { read, all, cold } = again((path) => utimesSync(join(path, 'sweep/a/metrics.json'), 1, 1));
    expect(read).toEqual([]);
    expect(all).toBe(cold);
  });

  test('other bytes of the same size under the old time are seen: the disk keeps a time that nobody can set', () => {
    const { read, all, cold } = again((path) => {
      const file = join(path, 'sweep/a/metrics.json');
      const { atime, mtime } = statSync(file);
      writeFileSync(file, '{"accuracy": 0.61, "loss": NaN}');
      utimesSync(file, atime, mtime);
    });
    expect(read).toEqual(['sweep/a']);
    expect(all).toBe(cold);
    expect(all).toContain('0.61');
  });

  test('where the clock went back nothing is trusted by its time', () => {
    const { read, all, cold } = again(() => undefined, { trustedBefore: 0 });
    expect(read).toEqual([]);
    expect(all).toBe(cold);
  });

  test('another program reads everything anew', () => {
    const { read, all, cold } = again(() => undefined, { program: 'y' });
    expect(read.length).toBe(4);
    expect(all).toBe(cold);
  });

  test.each(['sources', 'claims', 'runs/', 'column/'])('what is lost of %s is read again', (lost) => {
    const path = tree();
    const whole = memory();
    ingest(path, { store: whole.store });
    const store: ByteStore = { ...whole.store, get: (key) => (key.startsWith(lost) ? null : whole.store.get(key)) };
    expect(ingest(path, { store }).all).toBe(ingest(path).all);
  });
});
