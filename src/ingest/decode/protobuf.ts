/** The wire format of protocol buffers, read field by field without a schema. */
import { DecodeError } from './decode-error.ts';

const utf8 = new TextDecoder();

/**
 * Walks the fields of one message; it owns a position. After {@link next} says true, `field` and `wire` tell which field
 * stands there: `number` is its varint or its fixed 32 or 64 bits as an unsigned number, and `start` and `end` bound its bytes.
 * All methods throw {@link DecodeError} `malformed` where the message is damaged.
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #end: number;
  #at: number;
  field = 0;
  wire = 0;
  number = 0;
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array, view: DataView, from = 0, to: number = bytes.length) {
    this.#bytes = bytes;
    this.#view = view;
    this.#at = from;
    this.#end = to;
  }

  #varint(): number {
    let low = 0;
    let factor = 1;
    for (let count = 0; count < 10; count++) {
      if (this.#at >= this.#end) throw new DecodeError('malformed', 'a message ends inside a number');
      const byte = this.#bytes[this.#at++]!;
      // The tenth byte holds the sign of a negative number; nothing that is read here is negative.
      if (count < 9) low += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) return low;
    }
    throw new DecodeError('malformed', 'a number of a message has more than ten bytes');
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const key = this.#varint();
    this.field = Math.floor(key / 8);
    this.wire = key % 8;
    this.start = this.#at;
    if (this.wire === 0) this.number = this.#varint();
    else if (this.wire === 1) this.#skip(8);
    else if (this.wire === 2) {
      const length = this.#varint();
      this.start = this.#at;
      this.#skip(length);
    } else if (this.wire === 5) this.#skip(4);
    else throw new DecodeError('malformed', `a message has a field of unknown kind ${this.wire}`);
    this.end = this.#at;
    return true;
  }

  #skip(count: number): void {
    if (count > this.#end - this.#at) throw new DecodeError('malformed', 'a field is longer than its message');
    this.#at += count;
  }

  /** The field as a double; 0 where it does not have 8 bytes. */
  double(): number {
    return this.end - this.start === 8 ? this.#view.getFloat64(this.start, true) : 0;
  }

  /** The field as a float; 0 where it does not have 4 bytes. */
  float(): number {
    return this.end - this.start === 4 ? this.#view.getFloat32(this.start, true) : 0;
  }

  text(): string {
    return utf8.decode(this.#bytes.subarray(this.start, this.end));
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(this.start, this.end);
  }

  /** A reader over the field, which is a message itself. */
  message(): WireReader {
    return new WireReader(this.#bytes, this.#view, this.start, this.end);
  }
}

/** A reader over a whole message. */
export const readMessage = (bytes: Uint8Array): WireReader =>
  new WireReader(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
