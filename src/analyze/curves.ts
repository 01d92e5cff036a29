/** Learning curves of a configuration: median and quartiles over its seeds. */
import { quantileSorted, sortedCopy } from '../stats/numeric.ts';
import type { Attachments, History } from '../report/run.ts';
import type { Curve } from '../report/samples-schema.ts';
import type { ConfigurationData } from './group.ts';
import { compareText } from './order.ts';
import { publishOrNull } from './publish.ts';

/** More points than this are thinned: a line on a page shows no more. */
const mostPoints = 200;

/** The curves of the counted runs, one per column, x aligned by value. */
export function curvesOf(data: ConfigurationData, attachments: Attachments): Curve[] {
  const histories = data.members.flatMap((member) => {
    const found = member.counted && member.run.attachments.history ? attachments.history(member.run.id) : null;
    return found === null || found.rows === 0 ? [] : [found];
  });
  // Runs may count by different columns; the one that most of them use is the axis.
  const axes = [...Map.groupBy(histories, (history) => history.x)].sort(
    ([a, x], [b, y]) => y.length - x.length || compareText(a, b),
  );
  const [axis] = axes;
  if (axis === undefined) return [];
  const [x, same] = axis;
  const columns = [...new Set(same.flatMap((history) => Object.keys(history.columns)))].filter((name) => name !== x);
  return columns.sort(compareText).flatMap((column) => curveOf(same, x, column) ?? []);
}

function curveOf(histories: readonly History[], x: string, column: string): Curve | null {
  const series = histories.map((history) => seriesOf(history, x, column)).filter((points) => points.size > 0);
  if (series.length === 0) return null;
  const all = Float64Array.from(new Set(series.flatMap((points) => [...points.keys()]))).sort();
  const xs = thin(all);
  const at = xs.map((value) => {
    const values = sortedCopy(series.flatMap((points) => points.get(value) ?? []));
    return { n: values.length, q: [0.25, 0.5, 0.75].map((p) => publishOrNull(quantileSorted(values, p))) };
  });
  return {
    column,
    x,
    runs: series.length,
    xs,
    median: at.map((point) => point.q[1]!),
    q25: at.map((point) => point.q[0]!),
    q75: at.map((point) => point.q[2]!),
    n: at.map((point) => point.n),
    points: all.length,
  };
}

/** Value by x; where a file repeats an x (sparse rows, a restart), its last value counts. */
function seriesOf(history: History, x: string, column: string): ReadonlyMap<number, number> {
  const values = history.columns[column] ?? [];
  const axis = history.columns[x];
  const points = new Map<number, number>();
  for (let row = 0; row < history.rows; row++) {
    const at = axis === undefined ? row : (axis[row] ?? null);
    const value = values[row] ?? null;
    if (at !== null && value !== null) points.set(at, value);
  }
  return points;
}

/** At most {@link mostPoints} of them, evenly by position, the first and the last among them. */
function thin(xs: Float64Array): number[] {
  if (xs.length <= mostPoints) return [...xs];
  const step = (xs.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => xs[Math.round(index * step)]!);
}
