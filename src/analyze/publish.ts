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
