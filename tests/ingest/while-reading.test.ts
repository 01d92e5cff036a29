/** Results that change while they are read: nothing is lost without a word, and the next build sees what stands there. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createIngestCache } from '../../src/ingest/cache.ts';
import { nodeDisk, type Disk } from '../../src/ingest/disk.ts';
import { ingestScanned, scanSources } from '../../src/ingest/index.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import { makeTree } from './tree.ts';

const files = (seed: number): Record<string, string> => ({
  [`s/run-${seed}/config.yaml`]: `lr: 0.1\nseed: ${seed}\n`,
  [`s/run-${seed}/metrics.json`]: `{"accuracy": 0.${seed}1}`,
  [`s/run-${seed}/history.csv`]: 'epoch,loss\n1,0.5\n2,0.4\n',
});

const tree = (): string => makeTree({ ...files(1), ...files(2), ...files(3) });

/** The real disk, on which something happens once: before or after a file of that ending is first read whole. */
function diskWhere(ending: string, happens: { before?: (path: string) => void; after?: (path: string) => void }): Disk {
  let isDone = false;
  const watched = <Content>(path: string, read: (path: string) => Content): Content => {
    const isNow = !isDone && path.endsWith(ending);
    isDone ||= isNow;
    if (isNow) happens.before?.(path);
    const content = read(path);
    if (isNow) happens.after?.(path);
    return content;
  };
  return {
    ...nodeDisk,
    text: (path) => watched(path, nodeDisk.text),
    bytes: (path) => watched(path, nodeDisk.bytes),
  };
}

function ingest(path: string, options: { disk?: Disk; store?: ByteStore } = {}) {
  const { disk = nodeDisk, store } = options;
  const cache =
    store === undefined ? undefined : createIngestCache({ store, program: 'x', trustedBefore: Date.now() + 1e9 });
  const roots = [{ label: 'results', path }];
  return ingestScanned(scanSources({ roots, redact: true, disk, cache }));
}

function memory(): ByteStore {
  const kept = new Map<string, Uint8Array>();
  return { get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };
}

test('a file that vanishes before it is read leaves its run without a value, and is named', () => {
  const path = tree();
  const { runs, diagnostics } = ingest(path, {
    disk: diskWhere('run-2/metrics.json', { before: (file) => rmSync(file) }),
  });
  expect(runs.map(({ id }) => id)).toEqual(['run-1', 'run-2', 'run-3']);
  expect(runs[1]!.metrics).not.toHaveProperty('accuracy');
  expect(runs[0]!.metrics['accuracy']).toBe(0.11);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ file: 's/run-2/metrics.json', message: expect.stringContaining('gone') }),
  );
});

test('a folder that vanishes with everything in it takes no other run with it', () => {
  const path = tree();
  const { runs, diagnostics } = ingest(path, {
    disk: diskWhere('run-2/config.yaml', { before: () => rmSync(join(path, 's/run-2'), { recursive: true }) }),
  });
  expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining(['run-1', 'run-3']));
  expect(diagnostics.some(({ file }) => file?.startsWith('s/run-2/') === true)).toBe(true);
});

test('a file that grows while it is read is read as far as it was whole, and again by the next build', () => {
  const path = tree();
  const store = memory();
  const grown = diskWhere('run-2/history.csv', { after: (file) => appendFileSync(file, '3,0.3\n') });
  const first = ingest(path, { disk: grown, store });
  expect(first.attachments.history('run-2')?.rows).toBe(2);
  expect(ingest(path, { store }).attachments.history('run-2')?.rows).toBe(3);
});

test('a run that is still being written is shown as it stands, and whole once it is', () => {
  const path = makeTree({
    ...files(1),
    's/run-2/config.yaml': 'lr: 0.1\nseed: 2\n',
    's/run-2/history.csv': 'epoch,loss\n1,0.5\n2,0.4\n3,0.',
  });
  const store = memory();
  const before = ingest(path, { store });
  expect(before.runs.map(({ id }) => id)).toEqual(['run-1', 'run-2']);
  expect(before.runs[1]!.metrics).not.toHaveProperty('accuracy');
  appendFileSync(join(path, 's/run-2/history.csv'), '3\n');
  writeFileSync(join(path, 's/run-2/metrics.json'), '{"accuracy": 0.5}');
  const after = ingest(path, { store });
  const cold = ingest(path);
  expect(after.runs).toEqual(cold.runs);
  expect(after.runs[1]!.metrics['accuracy']).toBe(0.5);
  expect(after.attachments.history('run-2')).toEqual(cold.attachments.history('run-2'));
});
