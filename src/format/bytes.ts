/** Sizes of files to text, in powers of 1000 as file managers and networks count. */
import { fixed, narrowSpace } from './numbers.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** @param bytes a whole number from 0. @example bytesText(136558) // '137 kB' */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${fixed(value, unit > 0 && value < 9.95 ? 1 : 0)}${narrowSpace}${units[unit]}`;
}
