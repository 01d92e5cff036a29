/** Performance profiles: the share of runs that do better than each threshold, tasks weighing alike (Agarwal et al. 2021). */
import { scaleTitle } from '../format/aggregate-names.ts';
import { plainNumber } from '../format/numbers.ts';
import { count } from '../format/words.ts';
import { taskOrder } from '../report/select-tasks.ts';
import type { AcrossTasks, Configuration } from '../report/schema.ts';
import { numberColumn, textColumn, type FigureDefinition, type FigureDraft, type Layout } from './figure.ts';
import type { FigureInput } from './input.ts';
import { colourOf, fixedSpec, markerMark, markers, quantitative, texts } from './layers.ts';
import { linearScale } from './scales.ts';
import { sizes } from './theme.ts';
import { percentLevel } from './words.ts';

interface Profile {
  readonly item: Configuration;
  readonly points: readonly {
    readonly tau: number;
    readonly share: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

/** More curves than this cannot be told apart in one frame. */
const mostCurves = 6;

/** The best configurations over tasks, and the baseline among them. */
function chosen(across: AcrossTasks, baseline: string | null): readonly string[] {
  const order = taskOrder(across);
  const top = order.slice(0, mostCurves);
  return baseline === null || top.includes(baseline) || !order.includes(baseline)
    ? top
    : [...top.slice(0, mostCurves - 1), baseline];
}

function profilesOf(input: FigureInput, across: AcrossTasks): Profile[] {
  const { profiles } = across;
  if (profiles === null) return [];
  return chosen(across, input.index.benchmark.baseline).flatMap((id) => {
    const item = input.index.configuration(id);
    const row = profiles.rows.find((one) => one.configuration === id);
    if (item === null || row === undefined) return [];
    const points = profiles.taus.map((tau, i) => ({
      tau,
      share: row.shares[i]!,
      low: row.low?.[i] ?? null,
      high: row.high?.[i] ?? null,
    }));
    return [{ item, points }];
  });
}

/** The hardest threshold that half of the runs pass; null where the easiest is too hard for that. */
function passedByHalf({ points }: Profile, better: 'higher' | 'lower'): number | null {
  const fromEasy = better === 'higher' ? points : points.toReversed();
  return fromEasy.findLast((point) => point.share >= 0.5)?.tau ?? null;
}

/** A legend above the plot: names in the colours of their curves, in as many lines as they need. */
function legend(profiles: readonly Profile[], layout: Layout, left: number) {
  const gap = 22;
  let [x, line] = [0, 0];
  const entries = profiles.map(({ item }) => {
    const width = layout.measure.width(item.name, sizes.text.body) + 14;
    if (x > 0 && x + width > layout.width - left) [x, line] = [0, line + 1];
    const entry = { item, x, line };
    x += width + gap;
    return entry;
  });
  return { entries, lines: line + 1 };
}

function draw(profiles: readonly Profile[], across: AcrossTasks, layout: Layout) {
  const xScale = linearScale(across.profiles!.taus, { ticks: layout.narrow ? 4 : 8, room: 0 });
  const yScale = linearScale([0, 1], { ticks: 5, room: 0 });
  const left = 44;
  const key = legend(profiles, layout, left + 8);
  const margins = { left, right: 14, top: 14 + key.lines * 18, bottom: 44 };
  const height = (layout.narrow ? 230 : 290) + key.lines * 18;
  const style = markers(profiles.map(({ item }) => item));
  const { better } = across.scale;
  const x = quantitative(xScale, 'tau', {
    title: `Threshold: ${scaleTitle(across)} (${better} is better)`,
    grid: false,
    ticks: true,
  });
  const y = quantitative(yScale, 'share', { title: null });
  const data = profiles.flatMap(({ item, points }) => points.map((point) => ({ configuration: item.name, ...point })));
  // Markers at places of its own on each curve, so that curves of one colour are told apart by their shape.
  const stations = profiles.flatMap(({ item, points }, index) =>
    [0.15, 0.4, 0.65, 0.9].map((place) => ({
      configuration: item.name,
      ...points[Math.round((points.length - 1) * Math.min(1, place + (0.2 * index) / profiles.length))]!,
    })),
  );
  return fixedSpec({
    width: layout.width,
    height,
    margins,
    layer: [
      {
        data: { values: data.filter((point) => point.low !== null && point.high !== null) },
        mark: { type: 'area', fillOpacity: 0.16, interpolate: 'linear' },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: style.color },
      },
      {
        name: 'main',
        data: { values: data },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: { x, y, color: style.color },
      },
      {
        data: { values: stations },
        mark: markerMark,
        encoding: { x, y, color: style.color, shape: style.shape },
      },
      ...key.entries.map(({ item, x: at, line }) =>
        texts([{ x: at, y: -10 - (key.lines - 1 - line) * 18, text: item.name }], {
          color: colourOf(item),
          weight: 600,
        }),
      ),
    ],
  });
}

function build(input: FigureInput): FigureDraft | null {
  const across = input.index.benchmark.acrossTasks;
  if (across === null || across.profiles === null || across.profiles.taus.length < 3) return null;
  const profiles = profilesOf(input, across);
  if (profiles.length === 0) return null;
  const { better } = across.scale;
  const beyond = better === 'higher' ? 'above' : 'below';
  const total = across.configurations.length;
  return {
    key: [],
    title: `Performance profiles over ${count(across.tasks.length, 'task')}`,
    description: [
      `For each threshold the share of runs ${beyond} it, tasks weighing alike; a curve that lies higher everywhere belongs to the better configuration. Bands are pointwise ${percentLevel(across.profiles.level)} intervals over runs.`,
      ...profiles.map((profile) => {
        const half = passedByHalf(profile, better);
        return half === null
          ? `Fewer than half of the runs of ${profile.item.name} are ${beyond} any threshold.`
          : `At least half of the runs of ${profile.item.name} are ${beyond} ${plainNumber(half)}.`;
      }),
      ...(total > profiles.length ? [`${count(total - profiles.length, 'more configuration')} not drawn.`] : []),
    ].join(' '),
    table: {
      columns: [
        textColumn('Configuration'),
        numberColumn('threshold'),
        numberColumn(`share ${beyond} it`),
        numberColumn('low'),
        numberColumn('high'),
      ],
      rows: profiles.flatMap(({ item, points }) =>
        points.map((point) => [item.name, point.tau, point.share, point.low, point.high]),
      ),
    },
    draw: (layout) => draw(profiles, across, layout),
  };
}

/** Performance profiles of the leading configurations. */
export const performanceProfile: FigureDefinition = {
  id: 'performance-profile',
  title: 'Performance profiles',
  answers: 'How many runs, over all tasks, reach a given score?',
  widths: { wide: 640, narrow: 360 },
  build,
};
