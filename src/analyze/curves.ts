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
  const shared = sharedAxis(same, x);
  return columns.sort(compareText).flatMap((column) => {
    const series = shared === null ? byValue(same, x, column) : byRow(same, shared, column);
    return curveOf(series, { column, x }) ?? [];
  });
}

function curveOf(found: Series, { column, x }: Pick<Curve, 'column' | 'x'>): Curve | null {
  if (found.runs === 0) return null;
  const shown = thin(found.xs.length);
  const at = shown.map((index) => {
    const values = sortedCopy(found.valuesAt(index));
    return { n: values.length, q: [0.25, 0.5, 0.75].map((p) => publishOrNull(quantileSorted(values, p))) };
  });
  return {
    column,
    x,
    runs: found.runs,
    xs: shown.map((index) => found.xs[index]!),
    median: at.map((point) => point.q[1]!),
    q25: at.map((point) => point.q[0]!),
    q75: at.map((point) => point.q[2]!),
    n: at.map((point) => point.n),
    points: found.xs.length,
  };
}

/** The values of a column over all runs by x. */
interface Series {
  /** Runs that have any. */
  readonly runs: number;
  /** Ascending. */
  readonly xs: ArrayLike<number>;
  valuesAt(index: number): readonly number[];
}

/** The x of every row, where all histories have the same and it ascends: most runs of a sweep log alike. */
function sharedAxis(histories: readonly History[], x: string): readonly number[] | null {
  const [first] = histories;
  const axis = first!.columns[x];
  const rows = first!.rows;
  const shared: number[] = [];
  for (let row = 0; row < rows; row++) {
    const at = axis === undefined ? row : (axis[row] ?? null);
    if (at === null || (row > 0 && !(at > shared[row - 1]!))) return null;
    shared.push(at);
  }
  const isSame = (history: History): boolean => {
    const own = history.columns[x];
    if (history.rows !== rows) return false;
    for (let row = 0; row < rows; row++) if ((own === undefined ? row : own[row]) !== shared[row]) return false;
    return true;
  };
  return histories.every(isSame) ? shared : null;
}

function byRow(histories: readonly History[], axis: readonly number[], column: string): Series {
  const columns = histories.flatMap((history) => {
    const values = history.columns[column];
    return values !== undefined && values.some((value) => value !== null) ? [values] : [];
  });
  const rows: number[] = [];
  for (let row = 0; row < axis.length; row++) {
    if (columns.some((values) => (values[row] ?? null) !== null)) rows.push(row);
  }
  return {
    runs: columns.length,
    xs: rows.map((row) => axis[row]!),
    valuesAt: (index) => {
      const row = rows[index]!;
      return columns.flatMap((values) => values[row] ?? []);
    },
  };
}

function byValue(histories: readonly History[], x: string, column: string): Series {
  const series = histories.map((history) => seriesOf(history, x, column)).filter((points) => points.size > 0);
  const xs = Float64Array.from(new Set(series.flatMap((points) => [...points.keys()]))).sort();
  return { runs: series.length, xs, valuesAt: (index) => series.flatMap((points) => points.get(xs[index]!) ?? []) };
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

/** The indices of at most {@link mostPoints} of some points, evenly by position, the first and the last among them. */
function thin(points: number): number[] {
  const shown = Math.min(points, mostPoints);
  const step = points <= mostPoints ? 1 : (points - 1) / (mostPoints - 1);
  return Array.from({ length: shown }, (_, index) => Math.round(index * step));
}
