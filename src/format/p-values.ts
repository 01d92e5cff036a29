/** p-values to text. A p-value is never printed as 0. */
import { fixed, scientific } from './numbers.ts';

/** Below this the digits of a p-value mean nothing. */
const smallest = 1e-16;

/**
 * A p-value with two significant digits.
 * @param p from 0 to 1
 * @example pValue(0.00195) // '0.0020'
 */
export function pValue(p: number): string {
  if (p < smallest) return '< 10⁻¹⁶';
  if (p < 1e-4) return scientific(p, 2);
  if (p > 0.995) return p >= 1 ? '1' : '> 0.99';
  return fixed(p, p.toExponential(1).endsWith('e-1') ? 2 : 1 - Number(p.toExponential(1).split('e')[1]));
}

/** @example pStatement(0.00195) // 'p = 0.0020', with spaces that do not break */
export function pStatement(p: number, symbol = 'p'): string {
  const text = pValue(p);
  return /^[<>]/.test(text) ? `${symbol}\u00a0${text}` : `${symbol}\u00a0=\u00a0${text}`;
}
