/** Durations to text, from milliseconds to days. */
import { fixed, narrowSpace, plainNumber } from './numbers.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A duration in the two largest units that matter.
 * @param seconds finite; negative durations keep their sign
 * @example durationText(92.4) // '1 min 32 s'
 */
export function durationText(seconds: number): string {
  if (seconds < 0) return `${'\u2212'}${durationText(-seconds)}`;
  if (seconds === 0) return `0${narrowSpace}s`;
  if (seconds < 0.9995) return `${plainNumber(seconds * 1000, 2)}${narrowSpace}ms`;
  if (seconds < 9.95) return `${fixed(seconds, 1)}${narrowSpace}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${narrowSpace}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${narrowSpace}min ${two(whole % 60)}${narrowSpace}s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${narrowSpace}h ${two(minutes % 60)}${narrowSpace}min`;
  return `${Math.floor(hours / 24)}${narrowSpace}d ${hours % 24}${narrowSpace}h`;
}
