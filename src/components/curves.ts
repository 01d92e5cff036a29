/** Learning curves as small multiples: one panel per column of the histories, one thin line per run. */
import type { History } from '../report/run.ts';
import { markup, nothing, type Html } from './html.ts';
import { makeScale, tickText, type Scale } from './scale.ts';

const width = 330;
const height = 210;
const frame = { left: 46, right: 322, top: 10, bottom: 178 } as const;
/** Points of one panel, over all its lines: enough for the eye, whatever the number of steps. */
const mostPoints = 2400;
const mostPanels = 9;
/** Columns that only count or tell the time of a row. */
const counters =
  /^(epoch|step|iter|iteration|iterations|batch|row|global_step|timestamp|time|wall_time|walltime|index)$/i;

/** One line of a panel. */
export interface Curve {
  readonly history: History;
  /** True for lines that only give the reference (the baseline's runs). */
  readonly reference: boolean;
}

/** One panel: its title, its drawing, and where its lines end. */
export interface Panel {
  readonly column: string;
  readonly svg: Html;
}

/** The points of one line: coordinates side by side, not pairs of them, since a large sweep draws millions. */
interface Line {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly reference: boolean;
}

/** The points of a column that have both coordinates, thinned out evenly to `most`; the last one always stays. */
function lineOf({ history, reference }: Curve, column: string, most: number): Line {
  const values = history.columns[column] ?? [];
  const axis = history.columns[history.x];
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const x = axis === undefined ? i + 1 : axis[i];
    const y = values[i];
    if (typeof x !== 'number' || typeof y !== 'number') continue;
    xs.push(x);
    ys.push(y);
  }
  if (xs.length <= most) return { xs, ys, reference };
  const stride = (xs.length - 1) / (most - 1);
  const kept = Array.from({ length: most }, (_, i) => Math.round(i * stride));
  return { xs: kept.map((i) => xs[i]!), ys: kept.map((i) => ys[i]!), reference };
}

/** Where a value lies, in tenths of a pixel. */
const tenths = (scale: Scale, value: number, from: number, to: number): number =>
  Math.round((from + ((value - scale.low) / (scale.high - scale.low)) * (to - from)) * 10);

const at = (scale: Scale, value: number, from: number, to: number): number => tenths(scale, value, from, to) / 10;

/** Tenths as the shortest text, made once: most steps of a line are one of a few hundred. */
const tenthTexts = new Map<number, string>();
function tenthText(value: number): string {
  let text = tenthTexts.get(value);
  if (text === undefined) tenthTexts.set(value, (text = String(value / 10).replace(/^(-?)0\./, '$1.')));
  return text;
}

/** A line as path data: the first point, then steps from one point to the next, whose whole tenths add up without a rest. */
function pathOf({ xs, ys }: Line, x: Scale, y: Scale): string {
  let left = tenths(x, xs[0]!, frame.left, frame.right);
  let top = tenths(y, ys[0]!, frame.bottom, frame.top);
  let path = `M${tenthText(left)} ${tenthText(top)}l`;
  for (let i = 1; i < xs.length; i++) {
    const nextLeft = tenths(x, xs[i]!, frame.left, frame.right);
    const nextTop = tenths(y, ys[i]!, frame.bottom, frame.top);
    const [across, down] = [nextLeft - left, nextTop - top];
    path += `${i === 1 || across < 0 ? '' : ' '}${tenthText(across)}${down < 0 ? '' : ' '}${tenthText(down)}`;
    left = nextLeft;
    top = nextTop;
  }
  return path;
}

function axes(x: Scale, y: Scale, name: string): Html {
  const rows = y.ticks.map((tick) => {
    const level = at(y, tick, frame.bottom, frame.top);
    return markup`<line class="grid-l" x1="${frame.left}" x2="${frame.right}" y1="${level}" y2="${level}" /><text
        x="${frame.left - 6}"
        y="${level + 4}"
        text-anchor="end"
        >${tickText(y, tick)}</text
      >`;
  });
  const columns = x.ticks.map((tick) => {
    const place = at(x, tick, frame.left, frame.right);
    return markup`<line class="tick" x1="${place}" x2="${place}" y1="${frame.bottom + 3}" y2="${frame.bottom + 7}" /><text
        x="${place}"
        y="${frame.bottom + 21}"
        text-anchor="middle"
        >${tickText(x, tick)}</text
      >`;
  });
  return markup`${rows}${columns}<text x="${frame.right}" y="${height}" text-anchor="end">${name}</text>`;
}

function panel(
  column: string,
  curves: readonly Curve[],
  look: { readonly colour: string; readonly label: string },
): Panel | null {
  const most = Math.max(20, Math.min(200, Math.floor(mostPoints / Math.max(1, curves.length))));
  const lines = curves.map((curve) => lineOf(curve, column, most)).filter((line) => line.xs.length > 1);
  const own = lines.filter((line) => !line.reference);
  if (own.length === 0) return null;
  const x = makeScale(extremes(lines.map((line) => line.xs)), { wanted: 4, tight: true });
  const y = makeScale(extremes(lines.map((line) => line.ys)), { wanted: 4 });
  const drawn = [...lines]
    .sort((a, b) => Number(b.reference) - Number(a.reference))
    .map((line) => {
      const kind = line.reference ? 'thin ref' : own.length === 1 ? 'thin solo' : 'thin';
      return markup`<path class="${kind}" d="${pathOf(line, x, y)}" />`;
    });
  const name = curves.find((curve) => !curve.reference)?.history.x ?? '';
  const label = `${column} by ${name}: ${look.label}`;
  return {
    column,
    svg: markup`<svg class="fig ${look.colour}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
      ${axes(x, y, name)}${drawn.length === 0 ? nothing : drawn}
    </svg>`,
  };
}

/** The smallest and the largest of all values. */
function extremes(lists: readonly (readonly number[])[]): readonly number[] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const value of list) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [];
}

/** The columns of the histories that are worth a panel: those that are no counter and not empty, in their order. */
export function curveColumns(histories: readonly History[]): readonly string[] {
  const columns = new Set(
    histories.flatMap((history) => Object.keys(history.columns).filter((name) => name !== history.x)),
  );
  return [...columns].filter((name) => !counters.test(name));
}

/** One panel per column; at most nine, the number left out is returned. */
export function curvePanels(
  curves: readonly Curve[],
  look: { readonly colour: string; readonly label: string },
): { readonly panels: readonly Panel[]; readonly leftOut: number } {
  const columns = curveColumns(curves.filter((curve) => !curve.reference).map((curve) => curve.history));
  const panels = columns.flatMap((column) => panel(column, curves, look) ?? []);
  return { panels: panels.slice(0, mostPanels), leftOut: Math.max(0, panels.length - mostPanels) };
}
