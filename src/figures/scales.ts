/** Where numbers stand in a figure: domains, ticks and their labels, chosen here so that a drawing can place labels. */
import { decimalsFor, fixed, plainNumber } from '../format/numbers.ts';

/** A scale with its ticks. `place` maps a value to 0..1 of the axis. */
export interface DrawnScale {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** The d3 format of the tick labels, and the same as a function. */
  readonly format: string;
  readonly label: (value: number) => string;
  readonly place: (value: number) => number;
}

/** A range of values that are all positive and span at least this factor reads better on a logarithmic axis. */
const logFactor = 40;

/** Steps of 1, 2 or 5 times a power of ten, about `count` of them between low and high. */
export function niceStep(low: number, high: number, count: number): number {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 5, 10];
  return power * (steps.find((step) => step * power >= rough * 0.999) ?? 10);
}

function ticksBetween(low: number, high: number, step: number): number[] {
  const ticks: number[] = [];
  const first = Math.ceil(low / step - 1e-9);
  for (let i = first; i * step <= high + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

const finite = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null && Number.isFinite(value)).map(Number);

/** Low and high of the values that are numbers; [0, 1] where there are none. */
export function extent(values: readonly (number | null)[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of finite(values)) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

/** d3's `~s`: 20000 is 20k. */
function prefixed(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${plainNumber(value / Number(unit), 6)}${letter}`;
}

/** Tick labels with as many decimals as the step needs. */
function labels(step: number, largest: number): Pick<DrawnScale, 'format' | 'label'> {
  if (largest >= 1e9) return { format: '.3~g', label: (value) => plainNumber(value, 3) };
  if (largest >= 1e4) return { format: '~s', label: prefixed };
  if (step < 1e-6) return { format: '~g', label: (value) => plainNumber(value, 3) };
  const decimals = decimalsFor(step, 1);
  return { format: `.${decimals}f`, label: (value) => fixed(value, decimals) };
}

/**
 * A linear scale over the values with a little room on both sides. All values equal: a range around the value.
 * @param options.ticks about how many ticks; `include` are further values that must be inside, `room` a share of the range
 */
export function linearScale(
  values: readonly (number | null)[],
  options: { readonly ticks?: number; readonly include?: readonly number[]; readonly room?: number } = {},
): DrawnScale {
  const [low, high] = extent([...values, ...(options.include ?? [])]);
  const span = high - low || Math.abs(high) * 0.1 || 1;
  const room = span * (options.room ?? 0.04);
  const domain = low === high ? ([low - span / 2, high + span / 2] as const) : ([low - room, high + room] as const);
  const wanted = options.ticks ?? 6;
  let step = niceStep(domain[0], domain[1], wanted);
  // An axis with fewer than three ticks gives no sense of its scale.
  if (ticksBetween(domain[0], domain[1], step).length < 3) step = niceStep(domain[0], domain[1], wanted * 1.8);
  return {
    type: 'linear',
    domain,
    ticks: ticksBetween(domain[0], domain[1], step),
    ...labels(step, Math.max(Math.abs(domain[0]), Math.abs(domain[1]))),
    place: (value) => (value - domain[0]) / (domain[1] - domain[0]),
  };
}

/** A logarithmic scale over positive values. Ticks at 1, 2, 5 within few decades, else at powers of ten. */
export function logScale(values: readonly (number | null)[], options: { readonly ticks?: number } = {}): DrawnScale {
  const [low, high] = extent(values);
  const room = (Math.log(high) - Math.log(low)) * 0.04 || 0.1;
  const domain = [Math.exp(Math.log(low) - room), Math.exp(Math.log(high) + room)] as const;
  const decades = Math.log10(domain[1] / domain[0]);
  const wanted = options.ticks ?? 6;
  const steps = decades * 3 <= wanted + 1 ? [1, 2, 5] : decades * 2 <= wanted + 1 ? [1, 3] : [1];
  const stride = steps.length > 1 ? 1 : Math.max(1, Math.ceil(decades / wanted));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(domain[0])); power <= Math.ceil(Math.log10(domain[1])); power += stride) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= domain[0] && tick <= domain[1]) ticks.push(tick);
    }
  }
  return {
    type: 'log',
    domain,
    ticks,
    format: '~g',
    label: (value) => plainNumber(value, 3),
    place: (value) => Math.log(value / domain[0]) / Math.log(domain[1] / domain[0]),
  };
}

/** True where all values are positive and span a large factor: such a curve or axis is drawn logarithmically. */
export function wantsLog(values: readonly (number | null)[]): boolean {
  const [low, high] = extent(values);
  return low > 0 && high / low >= logFactor;
}

/** Logarithmic where {@link wantsLog} says so or `force` asks for it, else linear. */
export function fittingScale(
  values: readonly (number | null)[],
  options: { readonly ticks?: number; readonly force?: 'log' } = {},
): DrawnScale {
  return options.force === 'log' || wantsLog(values) ? logScale(values, options) : linearScale(values, options);
}
