/** Positions on an axis: where ticks stand and where a value lies, in per cent of the width. Drawing, not statistics. */
import { fixed, plainNumber } from '../format/numbers.ts';

/** An axis with round ticks. `low < high`. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;
}

/** The round step (1, 2 or 5 times a power of ten) nearest above `span / wanted`. */
function roundStep(span: number, wanted: number): number {
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/**
 * An axis over all values, padded to be readable, clipped to the possible range of the metric.
 * @param values finite; none gives the axis 0 to 1
 */
export function makeScale(
  values: readonly number[],
  options: {
    readonly wanted?: number;
    readonly bounds?: readonly [number | null, number | null] | null;
    readonly tight?: boolean;
  } = {},
): Scale {
  const wanted = options.wanted ?? 6;
  const floor = options.bounds?.[0] ?? null;
  const ceiling = options.bounds?.[1] ?? null;
  let low = values.reduce((least, value) => Math.min(least, value), Infinity);
  let high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!(low <= high)) [low, high] = [0, 1];
  if (floor !== null) low = Math.max(low, floor);
  if (ceiling !== null) high = Math.min(high, ceiling);
  if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) {
    const pad = Math.max(Math.abs(low) * 0.05, 1e-9);
    [low, high] = [low - pad, low + pad];
  }
  const pad = options.tight === true ? 0 : (high - low) * 0.04;
  low = floor !== null && low - pad < floor ? floor : low - pad;
  high = ceiling !== null && high + pad > ceiling ? ceiling : high + pad;
  const step = roundStep(high - low, wanted);
  const decimals = Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toFixed(decimals)));
  }
  return { low, high, ticks, decimals };
}

/** A tick's text: as many decimals as tell the ticks apart, or a power of ten where these would be long rows of digits. */
export const tickText = (scale: Scale, tick: number): string =>
  scale.decimals > 7 || Math.max(Math.abs(scale.low), Math.abs(scale.high)) >= 1e9
    ? plainNumber(tick, 3)
    : fixed(tick, scale.decimals);

/** The position of a value from 0 to 100, clipped to the axis, with one decimal: less than half a pixel of the widest column. */
export function position(scale: Scale, value: number): number {
  const share = (value - scale.low) / (scale.high - scale.low);
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10;
}
