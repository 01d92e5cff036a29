import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { figuresIn } from '../../../scripts/cache/kept-figures.ts';
import { openKeptIntervals } from '../../../scripts/cache/kept-intervals.ts';
import type { ByteStore } from '../../../src/ingest/store.ts';
import type { Interval } from '../../../src/report/schema.ts';

function memory() {
  const kept = new Map<string, Uint8Array>();
  const store: ByteStore = { get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };
  return { kept, store };
}

const interval = (low: number): Interval => ({ method: 'bca', level: 0.95, low, high: 1, reason: null, warnings: [] });

describe('intervals', () => {
  test('are there for the next build, as long as each build asks for them', () => {
    const { store } = memory();
    const first = openKeptIntervals(store);
    expect(first.get('a')).toBeNull();
    first.set('a', interval(0.1));
    first.set('b', interval(0.2));
    first.keep();
    const second = openKeptIntervals(store);
    expect(second.get('a')).toEqual(interval(0.1));
    second.keep();
    const third = openKeptIntervals(store);
    expect(third.get('a')).toEqual(interval(0.1));
    expect(third.get('b')).toBeNull();
  });

  test('that are none are not there', () => {
    const { store } = memory();
    store.put('intervals', serialize(new Map([['a', { low: 'x' }]])));
    expect(openKeptIntervals(store).get('a')).toBeNull();
    store.put('intervals', serialize('text'));
    expect(openKeptIntervals(store).get('a')).toBeNull();
  });
});

test('drawings are text by their key', () => {
  const { kept, store } = memory();
  figuresIn(store).set('k', '<svg>–</svg>');
  expect([...kept.keys()]).toEqual(['figure/k']);
  expect(figuresIn(store).get('k')).toBe('<svg>–</svg>');
  expect(figuresIn(store).get('other')).toBeNull();
});
