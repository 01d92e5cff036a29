import { expect, test } from 'vitest';
import { asPart, mergeRawRuns, placeProvenance } from '../../src/ingest/merge.ts';

test('the first run’s fields win, records are joined, lists add up', () => {
  const merged = mergeRawRuns([
    { part: '', name: 'a', metrics: { x: 1 }, tags: ['t', 'u'], error: { type: 'E' }, git: { commit: 'c' } },
    {
      part: '',
      name: 'b',
      seed: '3',
      metrics: { x: 2, y: 2 },
      tags: ['u', 'v'],
      error: { type: 'F', message: 'm' },
      unreadable: ['one'],
    },
    { part: '', metrics: { z: 3 }, unreadable: ['two'], git: { branch: 'main' } },
  ]);
  expect(merged).toEqual({
    part: '',
    name: 'a',
    seed: '3',
    metrics: { x: 1, y: 2, z: 3 },
    tags: ['t', 'u', 'v'],
    error: { type: 'E', message: 'm' },
    git: { commit: 'c', branch: 'main' },
    unreadable: ['one', 'two'],
  });
});

test('a single run stays as it is', () => {
  const run = { part: '', name: 'a' };
  expect(mergeRawRuns([run])).toBe(run);
});

test('a part has its folder before its metrics, and no config', () => {
  expect(asPart({ part: '', config: { lr: 1 }, metrics: { acc: 1 }, seed: '1' }, 'eval/math')).toEqual({
    part: '',
    metrics: { 'eval.math.acc': 1 },
    seed: '1',
  });
  expect(placeProvenance({ part: '', provenance: { metrics: 'm.json' } }, 'eval').provenance).toEqual({
    metrics: 'eval/m.json',
  });
});
