/** What earlier analyses drew: an effect that is passed in. Without one everything is drawn anew, to the same numbers. */
import type { Interval } from '../report/schema.ts';

/** Bootstrap intervals by a text of everything that they depend on. */
export interface IntervalMemory {
  get(key: string): Interval | null;
  set(key: string, interval: Interval): void;
}
