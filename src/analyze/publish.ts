/** Numbers on their way into the Report: 15 significant digits, never NaN, never infinite. */
import type { Quantity } from '../report/primitives.ts';
import type { StatWarning, Value } from '../stats/result.ts';

/**
 * A finite number with 15 significant digits, so that the last bit of a sum, which says nothing, changes no byte of the
 * document. Throws on NaN and infinities: they are a bug here, not data.
 * @example publish(0.1 + 0.2) // 0.3
 */
export function publish(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`A number that is published must be finite; found ${value}.`);
  return Number.isSafeInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

/** {@link publish} where a number exists, else null; a non-finite number counts as none. */
export const publishOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : publish(value);

/**
 * A difference of two numbers of about `size`: rounded to the 15th digit of that size, because what stands below it is
 * the noise of the subtraction; null stays null.
 * @example publishDifference(0.9613 - 0.9603, 0.9613) // 0.001
 */
export function publishDifference(difference: number | null, size: number): number | null {
  if (difference === null || !Number.isFinite(difference)) return null;
  const exponent = Math.floor(Math.log10(Math.abs(size)));
  if (!Number.isFinite(exponent) || Math.abs(exponent) > 280) return publish(difference);
  const steps = difference / 10 ** (exponent - 14);
  // Through text: a product with a negative power of ten would bring new noise.
  return Math.abs(steps) < 2 ** 53 ? publish(Number(`${Math.round(steps)}e${exponent - 14}`)) : publish(difference);
}

/** A number, or a missing one with `reason`. */
export function toQuantity(value: number | null | undefined, reason: string): Quantity {
  const number = publishOrNull(value);
  return number === null ? { value: null, reason } : number;
}

/** A statistic's value as the Report holds it. */
export const valueToQuantity = (value: Value): Quantity =>
  value.value === null ? { value: null, reason: value.reason } : publish(value.value);

/** The number of a quantity, or null. */
export const numberOf = (quantity: Quantity | undefined): number | null =>
  typeof quantity === 'number' ? quantity : null;

/** Warnings as plain data, without any further field. */
export const toWarnings = (warnings: readonly StatWarning[]): StatWarning[] =>
  warnings.map(({ code, message }) => ({ code, message }));
