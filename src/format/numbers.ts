/**
 * Numbers to text, the same in HTML, Markdown, PDF, LaTeX and the terminal. No locale of the machine enters: the
 * decimal mark is a point, groups of three are set apart by a narrow space from five digits on, the minus is U+2212.
 */

/** U+2212, as wide as a plus. */
export const minusSign = '\u2212';
/** U+202F: groups of digits, and a number and its unit, never part at a line's end. */
export const narrowSpace = '\u202f';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** `fixed` of more decimals than this says nothing to a reader: such numbers are written with a power of ten. */
const mostDecimals = 7;
const largestPlain = 1e9;

/** A power of ten as text. @example powerOfTen(-7) // '10⁻⁷' */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Groups the digits before the point by three where they are five or more. */
function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const spaced = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, narrowSpace);
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** Digits of a non-negative finite number with exactly `decimals` decimals, never in exponent form below 1e21. */
const digitsOf = (magnitude: number, decimals: number): string =>
  magnitude.toFixed(Math.min(100, Math.max(0, decimals)));

const isZero = (digits: string): boolean => /^[0.]*$/.test(digits);

/**
 * A finite number with exactly `decimals` decimals. A value that rounds to zero has no sign.
 * @example fixed(-0.0044, 3) // '−0.004'
 */
export function fixed(value: number, decimals: number): string {
  if (Math.abs(value) >= 1e21) return scientific(value, 3);
  const digits = digitsOf(Math.abs(value), decimals);
  return `${value < 0 && !isZero(digits) ? minusSign : ''}${grouped(digits)}`;
}

/** Like {@link fixed}, with an explicit plus; zero has no sign. @example signed(0.0267, 4) // '+0.0267' */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && !isZero(digitsOf(value, decimals)) ? `+${text}` : text;
}

/** With a power of ten. @example scientific(0.00000123, 2) // '1.2 × 10⁻⁶' */
export function scientific(value: number, significant: number): string {
  if (value === 0) return '0';
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(Math.max(0, significant - 1))
    .split('e');
  return `${value < 0 ? minusSign : ''}${mantissa} × ${powerOfTen(Number(exponent))}`;
}

/** The decimal exponent of a number after rounding to `significant` digits; 0 for zero. */
function exponentAfterRounding(value: number, significant: number): number {
  return value === 0 ? 0 : Number(value.toExponential(significant - 1).split('e')[1]);
}

/**
 * How many decimals show an uncertainty with `significant` digits; never negative.
 * @example decimalsFor(0.00463) // 4
 */
export function decimalsFor(uncertainty: number, significant = 2): number {
  if (!(Math.abs(uncertainty) > 0)) return 0;
  return Math.max(0, significant - 1 - exponentAfterRounding(Math.abs(uncertainty), significant));
}

/** A whole number. @example integer(10954) // '10 954' */
export const integer = (value: number): string => fixed(value, 0);

/** Removes zeros that only rounding put there. */
const withoutTail = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/**
 * A number of unknown precision: up to `significant` digits, whole numbers whole, powers of ten where it is very large
 * or very small.
 * @example plainNumber(0.98666667) // '0.9867'
 */
export function plainNumber(value: number, significant = 4): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < largestPlain) return integer(value);
  if (size >= largestPlain || size < 1e-4) {
    const [mantissa = '0', exponent = '0'] = size.toExponential(significant - 1).split('e');
    return `${value < 0 ? minusSign : ''}${withoutTail(mantissa)} × ${powerOfTen(Number(exponent))}`;
  }
  const text = fixed(value, decimalsFor(value, significant));
  return withoutTail(text);
}

/** How many decimals a list of values of unknown precision needs: what its largest needs for `significant` digits. */
export function commonDecimals(values: readonly number[], significant = 4): number {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  if (sizes.length === 0 || values.every((value) => Number.isInteger(value))) return 0;
  return Math.min(mostDecimals, decimalsFor(Math.max(...sizes), significant));
}

/** A mean and its standard deviation, rounded together. `scale` is empty or a common factor such as ` × 10⁹`. */
export interface RoundedScore {
  readonly mean: string;
  readonly sd: string | null;
  readonly scale: string;
  /** Decimals of `mean` and `sd`; columns are aligned by it. */
  readonly decimals: number;
}

/**
 * Rounds mean and standard deviation together: two significant digits of the sd, the mean to the same decimal. Without
 * a standard deviation (n = 1), or with one of exactly zero, the mean has four significant digits.
 * @example roundScore(0.98700, 0.00463) // { mean: '0.9870', sd: '0.0046', scale: '', decimals: 4 }
 */
export function roundScore(mean: number, sd: number | null): RoundedScore {
  const size = Math.max(Math.abs(mean), sd ?? 0);
  const decimals = sd === null || sd === 0 ? 0 : decimalsFor(sd);
  const tiny = size > 0 && size < 1e-4;
  if (size >= largestPlain || tiny) {
    const exponent = exponentAfterRounding(size, 3);
    const unit = 10 ** exponent;
    const digits = sd === null || sd === 0 ? 3 : Math.min(mostDecimals, decimalsFor(sd / unit));
    return {
      mean: fixed(mean / unit, digits),
      sd: sd === null ? null : sd === 0 ? '0' : fixed(sd / unit, digits),
      scale: ` × ${powerOfTen(exponent)}`,
      decimals: digits,
    };
  }
  if (sd === null || sd === 0) {
    const text = plainNumber(mean);
    return { mean: text, sd: sd === null ? null : '0', scale: '', decimals: text.split('.')[1]?.length ?? 0 };
  }
  // A spread far below the mean's own digits: the mean as usual, the spread with its power of ten.
  if (decimals > mostDecimals) return { mean: plainNumber(mean, 6), sd: scientific(sd, 2), scale: '', decimals: 0 };
  return { mean: fixed(mean, decimals), sd: fixed(sd, decimals), scale: '', decimals };
}

/** Mean and standard deviation in one text. @example scoreText(0.987, 0.0046) // '0.9870 ± 0.0046' */
export function scoreText(mean: number, sd: number | null): string {
  const score = roundScore(mean, sd);
  if (score.sd === null) return `${score.mean}${score.scale}`;
  return score.scale === '' ? `${score.mean} ± ${score.sd}` : `(${score.mean} ± ${score.sd})${score.scale}`;
}

/**
 * Pads a number's text with figure spaces so that decimal points stand under each other in a right-aligned column.
 * @example alignDecimals('0.91', 2, 4) // '0.91' and two figure spaces
 */
export function alignDecimals(text: string, decimals: number, columnDecimals: number): string {
  const gap = columnDecimals - decimals;
  if (gap <= 0) return text;
  return `${text}${decimals === 0 ? '\u2008' : ''}${'\u2007'.repeat(gap)}`;
}

/** Decimals at which an interval's half width has two significant digits; a width of zero takes four digits of its end. */
export function intervalDecimals(low: number, high: number): number {
  const half = Math.abs(high - low) / 2;
  const decimals = half > 0 ? decimalsFor(half) : decimalsFor(low, 4);
  return Math.min(mostDecimals, decimals);
}

/** @example intervalText(0.98371, 0.99029) // '0.9837 to 0.9903' */
export function intervalText(low: number, high: number, decimals = intervalDecimals(low, high)): string {
  if (needsPower(low, high)) return `${plainNumber(low, 3)} to ${plainNumber(high, 3)}`;
  return `${fixed(low, decimals)} to ${fixed(high, decimals)}`;
}

/** An interval of a difference, with signs. @example signedIntervalText(-0.0029, 0.0042) // '−0.0029 to +0.0042' */
export function signedIntervalText(low: number, high: number, decimals = intervalDecimals(low, high)): string {
  if (needsPower(low, high)) return `${signedPlain(low)} to ${signedPlain(high)}`;
  return `${signed(low, decimals)} to ${signed(high, decimals)}`;
}

/** An estimate whose precision comes from its interval, or four digits without one. @example estimateText(0.565, 0.5623, 0.5681) // '0.5650' */
export function estimateText(value: number, low: number | null, high: number | null): string {
  if (low === null || high === null || needsPower(low, high)) return plainNumber(value);
  return fixed(value, intervalDecimals(low, high));
}

/** A difference whose precision comes from its interval, or four digits without one. */
export function differenceText(value: number, low: number | null, high: number | null): string {
  if (low === null || high === null || needsPower(low, high)) return signedPlain(value);
  return signed(value, intervalDecimals(low, high));
}

/**
 * An effect size with two decimals, as its interval has, so that both read as one; very large ones have three digits.
 * @example effectNumber(6.5) // '6.50'
 */
export const effectNumber = (value: number): string =>
  Math.abs(value) >= 1e5 ? plainNumber(value, 3) : fixed(value, 2);

/** Like {@link effectNumber}, with an explicit plus. @example signedEffect(6.5) // '+6.50' */
export const signedEffect = (value: number): string => (Math.abs(value) >= 1e5 ? signedPlain(value) : signed(value, 2));

const signedPlain = (value: number): string => (value > 0 ? `+${plainNumber(value, 3)}` : plainNumber(value, 3));

const needsPower = (low: number, high: number): boolean => {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return size >= largestPlain || (size > 0 && size < 1e-5);
};

/**
 * A share from 0 to 1 in per cent. Only exactly 0 and 1 print as 0 % and 100 %.
 * @example percent(0.66) // '66 %'
 */
export function percent(share: number, decimals = 0): string {
  const smallest = 10 ** -decimals;
  const value = share * 100;
  const text =
    value > 0 && value < smallest / 2
      ? `< ${fixed(smallest, decimals)}`
      : value < 100 && value > 100 - smallest / 2
        ? `> ${fixed(100 - smallest, decimals)}`
        : fixed(value, decimals);
  return `${text}${narrowSpace}%`;
}

/** A label with the unit of its numbers, as the head of a column has it. @example labelWithUnit({ label: 'time', unit: 's' }) // 'time, s' */
export const labelWithUnit = (item: { readonly label: string; readonly unit: string | null }): string =>
  item.unit === null || item.unit === '' ? item.label : `${item.label}, ${item.unit}`;

/** A number's text with its unit; without a unit the text alone. */
export const withUnit = (text: string, unit: string | null): string =>
  unit === null || unit === '' ? text : `${text}${narrowSpace}${unit}`;
