/** Reads decimal numbers inside a text without cutting it: the inner loop of the table parser. */

/** Powers of ten that a double holds exactly. */
const exactPowers: readonly number[] = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Where the last {@link scanNumber} stopped: the first character that is not part of the number. */
export const scanner = { end: 0 };

const notANumber = -1;

/**
 * The number that begins at `from`, or undefined where none does; `scanner.end` tells where it ends. Exact as
 * `Number()`: a mantissa below 2^53 and a power of ten up to 22 give the nearest double by one division or product
 * (Clinger 1990, "How to read floating point numbers accurately"); everything else is left to `Number()`.
 */
export function scanNumber(text: string, from: number): number | undefined {
  let at = from;
  let code = text.charCodeAt(at);
  const negative = code === 0x2d;
  if (negative || code === 0x2b) code = text.charCodeAt(++at);
  let mantissa = 0;
  let digits = 0;
  let fraction = 0;
  for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at)) {
    mantissa = mantissa * 10 + (code - 0x30);
    digits += 1;
  }
  if (code === 0x2e) {
    for (code = text.charCodeAt(++at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at)) {
      mantissa = mantissa * 10 + (code - 0x30);
      digits += 1;
      fraction += 1;
    }
  }
  if (digits === 0) return undefined;
  let exponent = 0;
  if (code === 0x65 || code === 0x45) {
    const stop = exponentEnd(text, at);
    if (stop !== notANumber) {
      exponent = Number(text.slice(at + 1, stop));
      at = stop;
    }
  }
  scanner.end = at;
  const power = exponent - fraction;
  if (digits > 15 || power > 22 || power < -22) return Number(text.slice(from, at));
  const value = power < 0 ? mantissa / exactPowers[-power]! : mantissa * exactPowers[power]!;
  return negative ? -value : value;
}

/** The end of an exponent whose `e` stands at `at`; -1 where no digits follow. */
function exponentEnd(text: string, at: number): number {
  let stop = at + 1;
  const sign = text.charCodeAt(stop);
  if (sign === 0x2b || sign === 0x2d) stop += 1;
  const first = stop;
  for (let code = text.charCodeAt(stop); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++stop));
  return stop === first ? notANumber : stop;
}
