/** What stands where a number could not be computed: a dash, and the reason beside it. */
import type { Quantity } from '../report/schema.ts';

/** The dash of an honest empty cell. */
export const dash = '—';

/** The number of a quantity, or null. */
export const numberOf = (quantity: Quantity): number | null => (typeof quantity === 'number' ? quantity : null);

/** Why a quantity has no number, or null where it has one. */
export const reasonOf = (quantity: Quantity): string | null => (typeof quantity === 'number' ? null : quantity.reason);

const nonFinite: Readonly<Record<string, string>> = {
  NaN: 'the file says: not a number',
  Infinity: 'the file says: infinity',
  '-Infinity': 'the file says: minus infinity',
};

/** A reason as a reader understands it: the values that are no finite number in words. */
export const reasonInWords = (reason: string): string =>
  Object.hasOwn(nonFinite, reason) ? nonFinite[reason]! : reason;

/** A quantity as text, with the reason where it is a dash. */
export function quantityText(
  quantity: Quantity,
  print: (value: number) => string,
): { readonly text: string; readonly reason: string | null } {
  return typeof quantity === 'number'
    ? { text: print(quantity), reason: null }
    : { text: dash, reason: quantity.reason };
}
