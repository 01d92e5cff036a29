/** The strip: every seed as a dot, the interval as a bar, the mean as a tick, on an axis shared by a column. */
import { intervalText, plainNumber } from '../format/numbers.ts';
import { markup, nothing, type Html } from './html.ts';
import { position, tickText, type Scale } from './scale.ts';

const height = 47;
const middle = 17.4;
/** Dots nearer than this (in per cent of the width) stand on top of each other. */
const reach = 0.9;

/** What one strip shows. */
export interface StripData {
  readonly name: string;
  readonly values: readonly number[];
  readonly mean: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** Offsets from the middle line for dots at sorted positions: neighbours within reach are stacked. */
function stack(sorted: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]! - sorted[start]! < reach) end++;
    const size = end - start;
    const step = Math.min(4.2, 30 / Math.max(1, size - 1));
    for (let i = 0; i < size; i++) offsets.push((i - (size - 1) / 2) * step);
    start = end;
  }
  return offsets;
}

const short = (value: number): number => Math.round(value * 10) / 10;

/** What a strip says to those who do not see it. */
export function stripLabel(data: StripData): string {
  const { values, mean, interval } = data;
  if (values.length === 0) return `${data.name}: no values`;
  const parts = [mean === null ? null : `mean ${plainNumber(mean)}`];
  if (interval !== null) {
    parts.push(`${Math.round(interval.level * 1000) / 10} % interval ${intervalText(interval.low, interval.high)}`);
  }
  const [least, most] = [Math.min(...values), Math.max(...values)];
  parts.push(
    values.length === 1 ? 'one seed' : `${values.length} seeds from ${plainNumber(least)} to ${plainNumber(most)}`,
  );
  return `${data.name}: ${parts.filter((part) => part !== null).join(', ')}`;
}

/** Ticks and the baseline as lines behind every strip of a column, defined once per table. */
export function gridSymbol(id: string, scale: Scale, baseline: number | null): Html {
  const lines = scale.ticks.map((tick) => {
    const x = position(scale, tick);
    return markup`<line class="grid-l" x1="${x}%" x2="${x}%" y1="0" y2="100%" />`;
  });
  const at = baseline === null ? null : position(scale, baseline);
  return markup`<svg class="vh" width="0" height="0" aria-hidden="true">
    <symbol id="${id}">
      ${lines}${at === null ? nothing : markup`<line class="base-l" x1="${at}%" x2="${at}%" y1="0" y2="100%" />`}
    </symbol>
  </svg>`;
}

/** A strip with its marks at their places: per cent of the width, and what it says. */
export interface PlacedStrip {
  readonly label: string;
  /** Sorted. */
  readonly dots: readonly number[];
  readonly bar: readonly [number, number] | null;
  readonly tick: number | null;
}

/** Puts the marks of a strip on the axis of its column. */
export function placeStrip(data: StripData, scale: Scale): PlacedStrip {
  const { interval, mean } = data;
  return {
    label: stripLabel(data),
    dots: data.values.map((value) => position(scale, value)).sort((a, b) => a - b),
    bar: interval === null ? null : [position(scale, interval.low), position(scale, interval.high)],
    tick: mean === null ? null : position(scale, mean),
  };
}

/** What a strip looks like: `grid` is the id given to {@link gridSymbol}, `colour` the class of the configuration's colour. */
export interface StripLook {
  readonly colour: string;
  readonly grid: string;
}

/** A strip whose marks have their places. */
export function placedStrip({ label, dots, bar, tick }: PlacedStrip, look: StripLook): Html {
  const offsets = stack(dots);
  // All dots are one path of points with round ends, a thousand units wide whatever the width: a table holds thousands.
  const points = dots.map((x, i) => `M${Math.round(x * 10)} ${short(middle + offsets[i]!)}h0`).join('');
  const drawn =
    points === ''
      ? nothing
      : markup`<svg viewBox="0 0 1000 ${height}" preserveAspectRatio="none"><path d="${points}" /></svg>`;
  const interval = bar === null ? nothing : markup`<line class="ci" x1="${bar[0]}%" x2="${bar[1]}%" y1="37" y2="37" />`;
  const mean =
    tick === null ? nothing : markup`<line class="mean-t" x1="${tick}%" x2="${tick}%" y1="31.5" y2="42.5" />`;
  return markup`<svg class="strip ${look.colour}" height="${height}" role="img" aria-label="${label}">
    <use href="#${look.grid}" width="100%" height="100%" />
    ${interval}${drawn}${mean}
  </svg>`;
}

/** One strip. */
export const strip = (data: StripData, scale: Scale, look: StripLook): Html =>
  placedStrip(placeStrip(data, scale), look);

const anchor = (x: number): string => (x < 4 ? 'start' : x > 96 ? 'end' : 'middle');

/** The axis of a column of strips. */
export function axis(scale: Scale, baseline: number | null): Html {
  const top = baseline === null ? 16 : 32;
  const ticks = scale.ticks.map((tick) => {
    const x = position(scale, tick);
    return markup`<text x="${x}%" y="${top}" text-anchor="${anchor(x)}">${tickText(scale, tick)}</text
      ><line class="tick" x1="${x}%" x2="${x}%" y1="${top + 4}" y2="${top + 8}" />`;
  });
  const at = baseline === null ? null : position(scale, baseline);
  const label =
    at === null
      ? nothing
      : markup`<text class="b" x="${at}%" y="12" text-anchor="${at < 12 ? 'start' : at > 88 ? 'end' : 'middle'}"
            >baseline</text
          ><line class="base-l" x1="${at}%" x2="${at}%" y1="16" y2="21" />`;
  return markup`<svg
    class="${baseline === null ? 'axis low' : 'axis'}"
    height="${baseline === null ? 24 : 40}"
    aria-hidden="true"
  >
    ${ticks}${label}
  </svg>`;
}

/** Where a rank interval lies in 1 to `total`. */
export function rankTrack(low: number, high: number, total: number): Html {
  const share = (value: number): number => Math.round((value / total) * 1000) / 10;
  return markup`<svg class="rk" aria-hidden="true">
    <line class="all" x2="100%" y1="2" y2="2" />
    <line x1="${share(low - 1)}%" x2="${share(high)}%" y1="2" y2="2" />
  </svg>`;
}

/** A difference with its interval on its own scale around zero; the band is the smallest difference that matters. */
export function deltaBar(data: {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly minEffect: number | null;
  readonly colour: string;
}): Html {
  const reaches = [data.value, data.low ?? 0, data.high ?? 0, data.minEffect ?? 0].map(Math.abs);
  const most = Math.max(...reaches);
  const at = (value: number): number => short(most === 0 ? 75 : 75 + (value / most) * 68);
  const band =
    data.minEffect === null
      ? nothing
      : markup`<rect
          class="band"
          x="${at(-data.minEffect)}"
          width="${short(at(data.minEffect) - at(-data.minEffect))}"
          y="3"
          height="22"
        />`;
  const bar =
    data.low === null || data.high === null
      ? nothing
      : markup`<line class="ci" x1="${at(data.low)}" x2="${at(data.high)}" y1="14" y2="14" />`;
  return markup`<svg class="delta ${data.colour}" viewBox="0 0 150 28" aria-hidden="true">
    ${band}
    <line class="zero" x1="75" x2="75" y1="1" y2="27" />
    ${bar}
    <circle class="dot" cx="${at(data.value)}" cy="14" r="4.4" />
  </svg>`;
}
