/** Reads the arguments of pickle opcodes. */
import { DecodeError } from './decode-error.ts';
import type { Element } from './numpy.ts';

const utf8 = new TextDecoder();
/** Digits of an integer in text, and bytes of one in binary: beyond, its conversion would take quadratic time. */
const maxDigits = 4000;
const maxLongBytes = 1600;

const small = (value: bigint): Element => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** A position in the bytes of a pickle; it owns the position. All methods throw {@link DecodeError} `torn` at the end. */
export class PickleInput {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #take(count: number): number {
    const start = this.#at;
    if (count < 0 || start + count > this.#bytes.length) throw new DecodeError('torn', 'the pickle ends too early');
    this.#at = start + count;
    return start;
  }

  uint8(): number {
    return this.#bytes[this.#take(1)]!;
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  uint64(): number {
    return Number(this.#view.getBigUint64(this.#take(8), true));
  }

  /** The only big-endian field of the format. */
  float64(): number {
    return this.#view.getFloat64(this.#take(8), false);
  }

  bytes(count: number): Uint8Array {
    const start = this.#take(count);
    return this.#bytes.subarray(start, start + count);
  }

  text(count: number): string {
    return utf8.decode(this.bytes(count));
  }

  /** Text of Python 2: bytes of unknown encoding. */
  latin1(count: number): string {
    return Buffer.from(this.bytes(count)).toString('latin1');
  }

  /** Up to the next line feed, which is skipped. */
  line(): string {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) throw new DecodeError('torn', 'the pickle ends inside a line');
    const text = this.latin1(end - this.#at);
    this.#at = end + 1;
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  /** The key of the memo in text. */
  index(line: string): number {
    const value = Number(line);
    if (!Number.isSafeInteger(value)) throw new DecodeError('malformed', `${line.slice(0, 40)} is no index`);
    return value;
  }

  float(line: string): number {
    const named: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };
    const text = line.trim().toLowerCase();
    if (Object.hasOwn(named, text)) return named[text]!;
    const value = Number(text);
    if (text === '' || Number.isNaN(value)) throw new DecodeError('malformed', `${line.slice(0, 40)} is no number`);
    return value;
  }

  /** An integer in decimal text; `00` and `01` were the truth values before protocol 2, `L` ends a long one. */
  integerLine(): Element {
    const line = this.line();
    if (line === '00' || line === '01') return line === '01';
    const digits = line.replace(/L$/, '');
    if (!/^\s*[+-]?\d+\s*$/.test(digits)) throw new DecodeError('malformed', `${line.slice(0, 40)} is no integer`);
    if (digits.length > maxDigits) throw new DecodeError('too-large', 'an integer of the pickle has too many digits');
    return small(BigInt(digits.replace('+', '')));
  }

  /** An integer of `count` bytes, two's complement, little-endian. */
  long(count: number): Element {
    const bytes = this.bytes(count);
    if (count > maxLongBytes) throw new DecodeError('too-large', 'an integer of the pickle has too many bytes');
    let hex = '';
    for (const byte of bytes) hex = byte.toString(16).padStart(2, '0') + hex;
    return hex === '' ? 0 : small(BigInt.asIntN(count * 8, BigInt(`0x${hex}`)));
  }

  /** Text between quotes with Python's escapes (protocol 0, Python 2). */
  quotedLine(): string {
    const line = this.line().trim();
    const quote = line[0];
    if (line.length < 2 || (quote !== "'" && quote !== '"') || !line.endsWith(quote)) {
      throw new DecodeError('malformed', 'a text of the pickle has no quotes');
    }
    const plain: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' };
    return line
      .slice(1, -1)
      .replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.))/g, (_, hex?: string, octal?: string, other?: string) => {
        if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
        if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
        return plain[other ?? ''] ?? other ?? '';
      });
  }

  /** Text in Python's raw-unicode-escape. */
  unicodeLine(): string {
    return this.line().replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (whole, short?: string, long?: string) => {
      const point = parseInt(short ?? long ?? '', 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
  }
}
