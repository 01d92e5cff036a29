/** NumPy's element types and arrays, as .npy files and pickles hold them. Format: numpy.lib.format and numpy.dtype. */
import { DecodeError } from './decode-error.ts';

/** One element of an array. Integers beyond 2^53 are bigints; dates are ISO 8601 text; NaT is null. */
export type Element = number | bigint | boolean | string | null;

/** An element type: kind letter, bytes of one element, byte order, and the unit of dates. */
export interface ElementType {
  readonly kind: 'b' | 'i' | 'u' | 'f' | 'U' | 'S' | 'O' | 'M' | 'm';
  readonly bytes: number;
  readonly littleEndian: boolean;
  readonly unit: string | null;
}

/** Elements in C order: the last index runs fastest. */
export type Elements = Float64Array | readonly Element[];

/** Most elements that one array of numbers may hold. */
export const maxElements = 16_000_000;
/** Most elements of an array of texts, dates, truth values or integers beyond 2^53, which cost more. */
const maxCostly = 4_000_000;

const numericBytes: Readonly<Record<string, readonly number[]>> = {
  b: [1],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  f: [2, 4, 8],
  M: [8],
  m: [8],
};

/**
 * Reads a type code such as `<f8`, `|b1`, `>U5`, `O8`, `<M8[ns]`. The byte order is little-endian where none is written.
 * Throws {@link DecodeError} `unsupported` for structured, complex, long double and void types.
 */
export function parseElementType(code: string): ElementType {
  const found = /^([<>|=]?)([biufUSOMm?])(\d*)(?:\[(?:\d+)?([A-Za-zμ]+)\])?$/.exec(code);
  if (found === null) throw new DecodeError('unsupported', `array elements of type ${code.slice(0, 60)} are not read`);
  const letter = found[2] === '?' ? 'b' : found[2]!;
  const count = found[3] === '' ? 1 : Number(found[3]);
  const littleEndian = found[1] !== '>';
  const unit = found[4] ?? null;
  const bytes = letter === 'U' ? count * 4 : count;
  switch (letter) {
    case 'U':
    case 'S':
    case 'O':
      return { kind: letter, bytes, littleEndian, unit };
    case 'b':
    case 'i':
    case 'u':
    case 'f':
    case 'M':
    case 'm':
      if (numericBytes[letter]!.includes(bytes)) return { kind: letter, bytes, littleEndian, unit };
  }
  throw new DecodeError('unsupported', `array elements of type ${code.slice(0, 60)} are not read`);
}

/** A half-precision number from its bits (IEEE 754 binary16). */
export function halfToNumber(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function readNumber(view: DataView, at: number, type: ElementType): number {
  const little = type.littleEndian;
  if (type.kind === 'f') {
    if (type.bytes === 8) return view.getFloat64(at, little);
    return type.bytes === 4 ? view.getFloat32(at, little) : halfToNumber(view.getUint16(at, little));
  }
  if (type.kind === 'i') {
    if (type.bytes === 4) return view.getInt32(at, little);
    return type.bytes === 2 ? view.getInt16(at, little) : view.getInt8(at);
  }
  if (type.bytes === 4) return view.getUint32(at, little);
  return type.bytes === 2 ? view.getUint16(at, little) : view.getUint8(at);
}

function decodeWide(view: DataView, count: number, type: ElementType): Elements {
  const numbers = new Float64Array(count);
  let safe = true;
  const at = (index: number): bigint =>
    type.kind === 'u'
      ? view.getBigUint64(index * 8, type.littleEndian)
      : view.getBigInt64(index * 8, type.littleEndian);
  for (let index = 0; index < count; index++) {
    const value = Number(at(index));
    numbers[index] = value;
    if (!Number.isSafeInteger(value)) safe = false;
  }
  if (safe) return numbers;
  if (count > maxCostly) throw new DecodeError('too-large', `an array has more than ${maxCostly} wide integers`);
  return Array.from(numbers, (value, index) => (Number.isSafeInteger(value) ? value : at(index)));
}

/** Milliseconds in one unit of NumPy's dates; months and years are counted otherwise. */
const unitMs: Readonly<Record<string, number>> = { W: 604800000, D: 86400000, h: 3600000, m: 60000, s: 1000, ms: 1 };
const unitsPerMs: Readonly<Record<string, bigint>> = { us: 1000n, ns: 1000000n, ps: 1000000000n };
const notATime = -(2n ** 63n);

function decodeDates(view: DataView, count: number, type: ElementType): Element[] {
  const unit = type.unit ?? '';
  const isDate = type.kind === 'M';
  const one = (index: number): Element => {
    const value = view.getBigInt64(index * 8, type.littleEndian);
    if (value === notATime) return null;
    const divisor = unitsPerMs[unit];
    const ms = divisor === undefined ? Number(value) * (unitMs[unit] ?? NaN) : Number(value) / Number(divisor);
    if (!isDate) return ms / 1000;
    if (unit === 'Y' || unit === 'M') {
      const months = Number(value) * (unit === 'Y' ? 12 : 1);
      return isoDate(Date.UTC(1970 + Math.floor(months / 12), ((months % 12) + 12) % 12, 1));
    }
    return isoDate(Math.floor(ms));
  };
  return Array.from({ length: count }, (_, index) => one(index));
}

const isoDate = (ms: number): string | null => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null);

const utf8 = new TextDecoder();

function decodeText(bytes: Uint8Array, view: DataView, count: number, type: ElementType): string[] {
  const texts: string[] = [];
  for (let index = 0; index < count; index++) {
    const start = index * type.bytes;
    if (type.kind === 'S') {
      const end = bytes.indexOf(0, start);
      texts.push(utf8.decode(bytes.subarray(start, end < 0 ? start + type.bytes : Math.min(end, start + type.bytes))));
      continue;
    }
    let text = '';
    for (let at = start; at < start + type.bytes; at += 4) {
      const point = view.getUint32(at, type.littleEndian);
      if (point === 0) break;
      text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    }
    texts.push(text);
  }
  return texts;
}

/**
 * Decodes `count` elements that lie one after the other. Throws {@link DecodeError}: `torn` where the bytes end before,
 * `too-large` beyond {@link maxElements}, `unsupported` for Python objects, which only the unpickler reads.
 */
export function decodeElements(bytes: Uint8Array, count: number, type: ElementType): Elements {
  if (!Number.isSafeInteger(count) || count < 0) throw new DecodeError('malformed', 'an array has a negative size');
  if (count > maxElements) throw new DecodeError('too-large', `an array has more than ${maxElements} elements`);
  if (type.kind === 'O') throw new DecodeError('unsupported', 'Python objects are read only from pickles');
  const costly = 'USMmb'.includes(type.kind);
  if (costly && count > maxCostly) throw new DecodeError('too-large', `an array has more than ${maxCostly} elements`);
  if (count * type.bytes > bytes.length) throw new DecodeError('torn', 'an array ends before its last element');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type.kind === 'U' || type.kind === 'S') return decodeText(bytes, view, count, type);
  if (type.kind === 'M' || type.kind === 'm') return decodeDates(view, count, type);
  if (type.kind === 'b') return Array.from({ length: count }, (_, index) => bytes[index] !== 0);
  if (type.bytes === 8 && type.kind !== 'f') return decodeWide(view, count, type);
  if (type.bytes === 8 && type.littleEndian) {
    // Copied as bytes, because they may lie at an odd address.
    const numbers = new Float64Array(count);
    new Uint8Array(numbers.buffer).set(bytes.subarray(0, count * 8));
    return numbers;
  }
  const numbers = new Float64Array(count);
  for (let index = 0; index < count; index++) numbers[index] = readNumber(view, index * type.bytes, type);
  return numbers;
}

/** The number of elements of a shape. Throws {@link DecodeError} where it is no shape, or beyond {@link maxElements}. */
export function countElements(shape: readonly number[]): number {
  let count = 1;
  if (shape.length > 64) throw new DecodeError('malformed', 'an array has more than 64 dimensions');
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) throw new DecodeError('malformed', 'an array has no valid shape');
    count *= length;
  }
  if (count > maxElements) throw new DecodeError('too-large', `an array has more than ${maxElements} elements`);
  return count;
}

/** Elements in Fortran order (the first index runs fastest) put into C order. */
export function fromFortran<T>(elements: Float64Array | readonly T[], shape: readonly number[]): Float64Array | T[] {
  const count = elements.length;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  const order = (index: number): number => {
    let rest = index;
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis]!;
      from += (rest % length) * strides[axis]!;
      rest = Math.floor(rest / length);
    }
    return from;
  };
  if (elements instanceof Float64Array) {
    const numbers = new Float64Array(count);
    for (let index = 0; index < count; index++) numbers[index] = elements[order(index)]!;
    return numbers;
  }
  return Array.from({ length: count }, (_, index) => elements[order(index)]!);
}
