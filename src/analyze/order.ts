/** Orders that never depend on a locale, a machine or the order of the input. */

/** By code unit: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const asNumber = (text: string): number => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN);

const chunks = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];

/**
 * Natural order: numbers by value (`2` before `10`, `1e-4` before `0.001`), runs of digits inside names by value, the
 * rest by code unit. Total: 0 only for equal texts.
 * @example ['s10', 's2'].sort(compareNatural) // ['s2', 's10']
 */
export function compareNatural(a: string, b: string): number {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y || compareText(a, b);
  const [left, right] = [chunks(a), chunks(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [p, q] = [left[i]!, right[i]!];
    if (p === q) continue;
    const digits = /^\d/.test(p) && /^\d/.test(q);
    const order = digits ? Number(p) - Number(q) || compareText(p, q) : compareText(p, q);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}
