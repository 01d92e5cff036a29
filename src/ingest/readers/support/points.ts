/** Puts values that come one by one (metric, position, value) together as a history and as final values. */
import type { History } from '../../../report/run.ts';
import { toRawNumber } from '../../flatten.ts';
import { setKey } from '../../parse/parsed.ts';
import type { RawNumber } from '../../reader.ts';

/** Collects points. Of two values of one metric at one position the later one stands. */
export interface Points {
  add(metric: string, x: number, value: number): void;
  /** One row per position in ascending order; null where fewer than two positions exist for every metric. */
  history(): History | null;
  /** The value at the highest position of each metric. */
  last(): Record<string, RawNumber>;
}

/** Starts with no points; `x` names what counts. */
export function createPoints(x: string): Points {
  const metrics = new Map<string, Map<number, number>>();
  return {
    add(metric, position, value) {
      let series = metrics.get(metric);
      if (series === undefined) metrics.set(metric, (series = new Map()));
      series.set(position, value);
    },
    history() {
      const positions = [...new Set([...metrics.values()].flatMap((series) => [...series.keys()]))].sort(
        (a, b) => a - b,
      );
      if (positions.length < 2) return null;
      const columns: Record<string, (number | null)[]> = { [x]: positions };
      for (const [metric, series] of metrics) {
        const column = positions.map((position) => {
          const value = series.get(position);
          return value !== undefined && Number.isFinite(value) ? value : null;
        });
        setKey(columns, metric === x ? `${metric} (metric)` : metric, column);
      }
      return { x, rows: positions.length, columns };
    },
    last() {
      const finals: Record<string, RawNumber> = {};
      for (const [metric, series] of metrics) {
        let best = -Infinity;
        for (const position of series.keys()) if (position > best) best = position;
        const number = toRawNumber(series.get(best) ?? null);
        if (number !== undefined) setKey(finals, metric, number);
      }
      return finals;
    },
  };
}
