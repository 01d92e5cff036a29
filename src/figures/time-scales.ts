/** Scales of durations and of moments: ticks at round minutes and hours instead of round powers of ten. */
import { durationText } from '../format/durations.ts';
import { extent, linearScale, logScale, wantsLog, type DrawnScale } from './scales.ts';

/** Lengths in seconds at which people expect ticks. */
const roundLengths = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
  10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2592000, 7776000, 31536000,
] as const;

/** The smallest round length that cuts `span` seconds into at most `most` parts. */
const roundStep = (span: number, most: number): number =>
  roundLengths.find((length) => span / length <= most) ?? roundLengths.at(-1)!;

/** A round duration without its empty decimals and smaller unit: `2 s` for 2.0 s, `1 min` for 1 min 00 s. */
const shortDuration = (seconds: number): string =>
  durationText(seconds)
    .replace(/ 00\u202f\S+$/, '')
    .replace(/\.0(?=\u202f)/, '');

/** A scale of durations in seconds, logarithmic where they span a large factor; ticks read as durations. */
export function durationScale(seconds: readonly number[], ticks: number): DrawnScale {
  if (wantsLog(seconds)) {
    const scale = logScale(seconds, { ticks });
    const [low, high] = scale.domain;
    const inside = roundLengths.filter((length) => length >= low && length <= high);
    const stride = Math.max(1, Math.ceil(inside.length / (ticks + 1)));
    return { ...scale, ticks: inside.filter((_, index) => index % stride === 0), label: shortDuration };
  }
  const scale = linearScale(seconds, { ticks });
  const [low, high] = scale.domain;
  const step = roundStep(high - low, ticks + 1);
  const marks: number[] = [];
  for (let k = Math.max(0, Math.ceil(low / step)); k * step <= high; k++) marks.push(Number((k * step).toPrecision(9)));
  return { ...scale, ticks: marks, label: shortDuration };
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A scale of moments in milliseconds since 1970, in UTC. Ticks at round times say the time; the label says the date
 * where a tick is a day or more apart from the next.
 */
export function momentScale(moments: readonly number[], ticks: number): DrawnScale {
  const scale = linearScale(moments, { ticks, room: 0.01 });
  const [low, high] = extent(moments);
  const step = roundStep(Math.max(1, (high - low) / 1000), ticks + 1) * 1000;
  const marks: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) marks.push(at);
  const label = (value: number): string => {
    const date = new Date(value);
    if (step >= 86_400_000) return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
    const minutes = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
    return step >= 60_000 ? minutes : `${minutes}:${two(date.getUTCSeconds())}`;
  };
  return { ...scale, ticks: marks, label };
}
