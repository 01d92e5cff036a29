/** Two configurations seed by seed: a line joins the runs that share a seed, the thick one joins the means. */
import { plainNumber } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { Configuration, Metric } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { colourClass, paletteSize } from '../marks.ts';
import { makeScale, tickText, type Scale } from '../scale.ts';
import { pairedDifferences, sideValues, type SeedScore, type Side } from './sides.ts';

const width = 420;
const height = 290;
const frame = { left: 46, right: 414, top: 30, bottom: 278 } as const;
const columns = [152, 300] as const;
/** Dots nearer than this stand beside each other. */
const reach = 6;
const step = 8.5;
const mostLetters = 21;

interface Dot {
  readonly y: number;
  readonly shift: number;
}

const yOf = (scale: Scale, value: number): number =>
  Math.round((frame.bottom - ((value - scale.low) / (scale.high - scale.low)) * (frame.bottom - frame.top)) * 10) / 10;

/** Dots of one column, side by side where they would cover each other, at most six deep. */
function spread(values: readonly number[], scale: Scale): readonly Dot[] {
  const last: number[] = [];
  const order = values.map((value, at) => ({ at, y: yOf(scale, value) })).sort((p, q) => p.y - q.y);
  const dots: Dot[] = Array.from({ length: values.length }, () => ({ y: 0, shift: 0 }));
  for (const { at, y } of order) {
    const free = last.findIndex((before) => y - before >= reach);
    const lane = free >= 0 ? free : Math.min(last.length, 5);
    last[lane] = y;
    dots[at] = { y, shift: lane * step };
  }
  return dots;
}

const shorten = (name: string): string =>
  [...name].length > mostLetters ? `${[...name].slice(0, mostLetters - 1).join('')}…` : name;

function pointMark(configuration: Configuration, x: number, y: number): Html {
  const { shape } = configuration.marker;
  const hollow = Math.floor(shape / paletteSize) % 2 === 1 ? ' o' : '';
  return markup`<use class="pt ${colourClass(configuration)}${hollow}" href="#m${shape % paletteSize}" x="${x - 5}" y="${y - 5}" width="10" height="10" />`;
}

function columnMarks(
  side: Side,
  seeds: readonly SeedScore[],
  at: { readonly column: 0 | 1; readonly scale: Scale },
): Html {
  const sign = at.column === 0 ? -1 : 1;
  const dots = spread(
    seeds.map((item) => item.value),
    at.scale,
  );
  return markup`${dots.map((dot) => pointMark(side.configuration, columns[at.column] + sign * dot.shift, dot.y))}`;
}

function meanMarks(sides: readonly [Side, Side], metric: Metric, scale: Scale): Html {
  const values = sides.map((side) => sideValues(side, metric.id));
  const labels = values.map((item, column) => {
    if (item.mean === null || item.rounded === null) return nothing;
    const dots = spread(
      item.seeds.map((seed) => seed.value),
      scale,
    );
    const out = 14 + Math.max(0, ...dots.map((dot) => dot.shift));
    const x = column === 0 ? columns[0] - out : columns[1] + out;
    const text = `${item.rounded.mean}${item.rounded.scale}`;
    return markup`<text class="b halo" x="${x}" y="${yOf(scale, item.mean) + 4.5}" text-anchor="${column === 0 ? 'end' : 'start'}">${text}</text>`;
  });
  const [first, second] = [values[0]!.mean, values[1]!.mean];
  const line =
    first === null || second === null
      ? nothing
      : markup`<line class="mean-l" x1="${columns[0]}" x2="${columns[1]}" y1="${yOf(scale, first)}" y2="${yOf(scale, second)}" />`;
  return markup`${line}${labels}`;
}

/** "9 of 10 shared seeds rise, 1 is level." Empty without a shared seed. */
export function slopeSentence(a: readonly SeedScore[], b: readonly SeedScore[]): string {
  const pairs = pairedDifferences(a, b);
  if (pairs.length === 0) return 'The two share no seed, so no line joins their runs.';
  const up = pairs.filter((pair) => pair.difference > 0).length;
  const down = pairs.filter((pair) => pair.difference < 0).length;
  const level = pairs.length - up - down;
  const parts = [
    { n: up, one: 'rises', many: 'rise' },
    { n: down, one: 'falls', many: 'fall' },
    { n: level, one: 'is level', many: 'are level' },
  ].filter((part) => part.n > 0);
  const first = parts[0]!;
  const rest = parts.slice(1).map((part) => `, ${part.n} ${part.n === 1 ? part.one : part.many}`);
  return `${first.n} of ${count(pairs.length, 'shared seed')} ${first.n === 1 ? first.one : first.many}${rest.join('')}.`;
}

/** The figure of two sides on one metric; null where neither has a value. */
export function slopes(sides: readonly [Side, Side], metric: Metric): Html | null {
  const [a, b] = [sideValues(sides[0], metric.id), sideValues(sides[1], metric.id)];
  const all = [...a.seeds, ...b.seeds].map((item) => item.value);
  if (all.length === 0) return null;
  const scale = makeScale(all, { bounds: metric.bounds, wanted: 5 });
  const ticks = scale.ticks.map((tick) => {
    const y = yOf(scale, tick);
    return markup`<line class="grid-l" x1="${frame.left}" x2="${frame.right}" y1="${y}" y2="${y}" /><text x="${frame.left - 10}" y="${y + 4}" text-anchor="end">${tickText(scale, tick)}</text>`;
  });
  const lines = pairedDifferences(a.seeds, b.seeds).map(
    (pair) =>
      markup`<line class="pair-l" x1="${columns[0]}" x2="${columns[1]}" y1="${yOf(scale, pair.first)}" y2="${yOf(scale, pair.second)}" />`,
  );
  const names = sides.map(
    (side, column) =>
      markup`<text class="b" x="${columns[column]!}" y="14" text-anchor="middle">${shorten(side.configuration.name)}</text>`,
  );
  const label = `${metric.label} by seed, from ${sides[0].configuration.name} to ${sides[1].configuration.name}: ${slopeSentence(a.seeds, b.seeds)} Means ${[a, b].map((item) => (item.mean === null ? 'none' : plainNumber(item.mean))).join(' and ')}.`;
  return markup`<svg class="fig slopes" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${ticks}${names}${lines}${columnMarks(sides[0], a.seeds, { column: 0, scale })}${columnMarks(sides[1], b.seeds, {
      column: 1,
      scale,
    })}${meanMarks(sides, metric, scale)}
  </svg>`;
}

/** The numbers of the figure, one row per seed. */
export function slopeTable(sides: readonly [Side, Side], metric: Metric): Html {
  const [a, b] = [sideValues(sides[0], metric.id).seeds, sideValues(sides[1], metric.id).seeds];
  const paired = new Map(pairedDifferences(a, b).map((pair) => [pair.seed, pair]));
  const alone = [
    ...a.filter((item) => item.seed === null || !paired.has(item.seed)).map((item) => ({ ...item, column: 0 })),
    ...b.filter((item) => item.seed === null || !paired.has(item.seed)).map((item) => ({ ...item, column: 1 })),
  ];
  const blank = markup`<td class="num muted">—</td>`;
  const number = (value: number): Html => markup`<td class="num">${plainNumber(value, 6)}</td>`;
  const rows = [
    ...[...paired.values()].map(
      (pair) =>
        markup`<tr>
          <th scope="row">${pair.seed}</th>
          ${number(pair.first)}${number(pair.second)}
          <td class="num">${pair.difference > 0 ? '+' : ''}${plainNumber(pair.difference, 4)}</td>
        </tr>`,
    ),
    ...alone.map(
      (item) =>
        markup`<tr>
          <th scope="row">${item.seed ?? 'none'}</th>
          ${item.column === 0 ? number(item.value) : blank}${item.column === 1 ? number(item.value) : blank}${blank}
        </tr>`,
    ),
  ];
  return markup`<details class="data">
    <summary>Data of this figure<span class="vh">: ${metric.label}</span></summary>
    <table class="snug cells-data">
      <thead>
        <tr>
          <th scope="col">Seed</th>
          <th scope="col" class="r">A</th>
          <th scope="col" class="r">B</th>
          <th scope="col" class="r">B − A</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}
