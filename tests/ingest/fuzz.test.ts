/** A short run of the fuzz harness over every reader; `node tests/fuzz/readers.ts` is the long one. */
import { describe, expect, it } from 'vitest';
import { readers } from '../../src/ingest/registry.ts';
import { corpora } from '../fuzz/corpora.ts';
import { fuzz } from '../fuzz/harness.ts';
import { readFolder, withFiles } from './support/read.ts';

const cases = 200;

describe('damaged folders', () => {
  it('are tried for every reader', () => {
    expect(Object.keys(corpora).sort()).toEqual(readers.map((reader) => reader.id).sort());
  });

  it.each(Object.keys(corpora))('of %s: no crash, no hang, no run that vanishes without a word', (id) => {
    const corpus = corpora[id]!;
    const sound = withFiles(corpus, (folder) => readFolder(folder));
    // The example is sound, and is read by its reader.
    expect(sound.diagnostics.filter(({ severity, code }) => severity !== 'info' && code !== 'aim-not-read')).toEqual(
      [],
    );
    if (id !== 'aim') expect(sound.runs.length).toBeGreaterThan(0);
    expect(fuzz(id, corpus, cases, 1).findings).toEqual([]);
  });
});
