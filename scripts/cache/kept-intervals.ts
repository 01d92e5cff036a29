/** The bootstrap intervals of one build for the next, as one entry of a store. */
import { deserialize, serialize } from 'node:v8';
import type { IntervalMemory } from '../../src/analyze/memory.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import { interval as intervalSchema, type Interval } from '../../src/report/schema.ts';

/** Intervals that are kept in a store. */
export interface KeptIntervals extends IntervalMemory {
  /** Keeps those that were asked for since it was opened, and lets go of them. */
  keep(): void;
}

const storeKey = 'intervals';

function readBefore(store: ByteStore): Map<unknown, unknown> {
  const bytes = store.get(storeKey);
  const found: unknown = bytes === null ? null : deserialize(bytes);
  return found instanceof Map ? found : new Map();
}

/** Opens the intervals of a store; what is no interval is not there. */
export function openKeptIntervals(store: ByteStore): KeptIntervals {
  const before = readBefore(store);
  const now = new Map<string, Interval>();
  let isChanged = false;
  return {
    get(key) {
      const known = now.get(key) ?? intervalSchema.safeParse(before.get(key)).data ?? null;
      if (known !== null) now.set(key, known);
      return known;
    },
    set(key, interval) {
      isChanged = true;
      now.set(key, interval);
    },
    keep() {
      if (isChanged || now.size !== before.size) store.put(storeKey, serialize(now));
      before.clear();
      now.clear();
    },
  };
}
