/**
 * TensorBoard event files: TFRecord with CRC-32C, and the few fields of tensorflow.Event that scalars and
 * hyper-parameters need. Format: tensorflow/core/lib/io/record_writer.cc, core/util/event.proto, framework/summary.proto.
 */
import type { Json } from '../reader.ts';
import type { ByteSource } from './byte-source.ts';
import { maskedCrc32c } from './crc32c.ts';
import { attempt } from './decode-error.ts';
import { halfToNumber } from './numpy.ts';
import { WireReader } from './protobuf.ts';
import { readHparams, type SessionFacts } from './tfevents-hparams.ts';

/** The values of one tag in file order. */
export interface ScalarSeries {
  readonly steps: number[];
  /** Seconds since 1970. */
  readonly wallTimes: number[];
  readonly values: number[];
}

/** What an event file holds. */
export interface EventFile {
  readonly scalars: ReadonlyMap<string, ScalarSeries>;
  readonly hparams: Readonly<Record<string, Json>>;
  /** The status word of the hyper-parameter plugin, where it wrote one. */
  readonly status: string | null;
  readonly records: number;
  /** Records left out because their checksum or content is wrong. */
  readonly damaged: number;
  /** True where the file ends inside a record, or nothing behind a damaged length can be found. */
  readonly torn: boolean;
  readonly firstWallTime: number | null;
  readonly lastWallTime: number | null;
}

/** Bytes read at a time, and of the largest record that is looked at; larger ones (images, graphs) are stepped over. */
const windowBytes = 8 * 1024 * 1024;
const maxRecordBytes = 64 * 1024 * 1024;

interface Tag {
  readonly name: string;
  readonly bytes: Uint8Array;
  plugin: string | null;
  readonly series: ScalarSeries;
}

interface Reading {
  /** Tags by a hash of their bytes: decoding the name of every value would cost more than all the rest. */
  readonly tags: Map<number, Tag[]>;
  readonly session: SessionFacts;
  damaged: number;
  first: number | null;
  last: number | null;
}

function sameBytes(tag: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (tag.length !== end - start) return false;
  for (let index = 0; index < tag.length; index++) if (tag[index] !== bytes[start + index]) return false;
  return true;
}

function findTag(reading: Reading, bytes: Uint8Array, start: number, end: number): Tag {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  const bucket = reading.tags.get(hash);
  const known = bucket?.find((tag) => sameBytes(tag.bytes, bytes, start, end));
  if (known !== undefined) return known;
  const copy = Uint8Array.prototype.slice.call(bytes, start, end);
  const series = { steps: [], wallTimes: [], values: [] };
  const tag: Tag = { name: new TextDecoder().decode(copy), bytes: copy, plugin: null, series };
  if (bucket === undefined) reading.tags.set(hash, [tag]);
  else bucket.push(tag);
  return tag;
}

/** The only element of a tensor of numbers; undefined where it has another number of elements or another type. */
function scalarOfTensor(tensor: WireReader): number | undefined {
  let type = 0;
  let value: number | undefined;
  let count = 0;
  let content: Uint8Array | null = null;
  const take = (next: number): void => {
    value = next;
    count += 1;
  };
  while (tensor.next()) {
    const width = tensor.end - tensor.start;
    if (tensor.field === 1) type = tensor.number;
    else if (tensor.field === 2 && !isScalarShape(tensor.message())) return undefined;
    else if (tensor.field === 4) content = tensor.bytes();
    else if (tensor.field === 5 && width === 4) take(tensor.float());
    else if (tensor.field === 6 && width === 8) take(tensor.double());
    else if (tensor.field === 13 && tensor.wire === 0) take(halfToNumber(tensor.number));
    else if ((tensor.field === 7 || tensor.field === 10) && tensor.wire === 0) take(tensor.number);
    else if (tensor.field === 7 || tensor.field === 10) take(packedVarint(tensor.bytes()));
  }
  if (content === null || content.length === 0) return count === 1 ? value : undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (type === 1 && content.length === 4) return view.getFloat32(0, true);
  if (type === 2 && content.length === 8) return view.getFloat64(0, true);
  if (type === 3 && content.length === 4) return view.getInt32(0, true);
  if (type === 9 && content.length === 8) return Number(view.getBigInt64(0, true));
  return type === 19 && content.length === 2 ? halfToNumber(view.getUint16(0, true)) : undefined;
}

/** The first number of a packed list. */
function packedVarint(bytes: Uint8Array): number {
  let value = 0;
  for (let index = 0; index < bytes.length && index < 9; index++) {
    value += (bytes[index]! & 127) * 128 ** index;
    if (bytes[index]! < 128) break;
  }
  return value;
}

/** True where every dimension of the shape has one element. */
function isScalarShape(shape: WireReader): boolean {
  while (shape.next()) {
    if (shape.field !== 2 || shape.wire !== 2) continue;
    const dimension = shape.message();
    while (dimension.next()) if (dimension.field === 1 && dimension.number !== 1) return false;
  }
  return true;
}

/** One value of a summary: a number under a tag, or the hyper-parameters of the run. */
function readValue(reading: Reading, bytes: Uint8Array, value: WireReader, step: number, wallTime: number): void {
  let tag: Tag | null = null;
  let number: number | undefined;
  while (value.next()) {
    if (value.field === 1 && value.wire === 2) tag = findTag(reading, bytes, value.start, value.end);
    else if (value.field === 2 && value.wire === 5) number = value.float();
    else if (value.field === 8 && value.wire === 2) number = scalarOfTensor(value.message());
    else if (value.field === 9 && value.wire === 2) {
      const plugin = readPlugin(value.message(), reading.session);
      if (tag !== null) tag.plugin = plugin;
    }
  }
  if (tag === null || number === undefined || (tag.plugin !== null && tag.plugin !== 'scalars')) return;
  tag.series.steps.push(step);
  tag.series.wallTimes.push(wallTime);
  tag.series.values.push(number);
}

/** The name of the plugin that a value belongs to. */
function readPlugin(metadata: WireReader, session: SessionFacts): string | null {
  let name: string | null = null;
  while (metadata.next()) {
    if (metadata.field !== 1 || metadata.wire !== 2) continue;
    const plugin = metadata.message();
    while (plugin.next()) {
      if (plugin.field === 1) name = plugin.text();
      else if (plugin.field === 2 && name === 'hparams') readHparams(plugin.message(), session);
    }
  }
  return name;
}

function readEvent(reading: Reading, bytes: Uint8Array, view: DataView, start: number, end: number): void {
  const event = new WireReader(bytes, view, start, end);
  let step = 0;
  let wallTime = 0;
  while (event.next()) {
    if (event.field === 1 && event.wire === 1) wallTime = event.double();
    else if (event.field === 2 && event.wire === 0) step = event.number;
    else if (event.field === 5 && event.wire === 2) {
      const summary = event.message();
      while (summary.next()) {
        if (summary.field === 1 && summary.wire === 2) readValue(reading, bytes, summary.message(), step, wallTime);
      }
    }
  }
  if (!Number.isFinite(wallTime) || wallTime <= 0) return;
  reading.first = Math.min(reading.first ?? wallTime, wallTime);
  reading.last = Math.max(reading.last ?? wallTime, wallTime);
}

/** Reads the records of one window; answers how many bytes were used and what stopped it. */
function readWindow(
  reading: Reading,
  bytes: Uint8Array,
): { readonly used: number; readonly records: number; readonly broken: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let records = 0;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    if (maskedCrc32c(bytes, at, at + 8) !== view.getUint32(at + 8, true)) return { used: at, records, broken: true };
    const start = at + 12;
    const end = start + length;
    if (end + 4 > bytes.length) break;
    records += 1;
    const isWhole = maskedCrc32c(bytes, start, end) === view.getUint32(end, true);
    if (!isWhole || !attempt(() => readEvent(reading, bytes, view, start, end)).ok) reading.damaged += 1;
    at = end + 4;
  }
  return { used: at, records, broken: false };
}

/** Reads an event file in windows. Never throws for what the file holds; a file that is none comes back torn and empty. */
export function readEventFile(source: ByteSource): EventFile {
  const reading: Reading = {
    tags: new Map(),
    session: { hparams: {}, status: null },
    damaged: 0,
    first: null,
    last: null,
  };
  let offset = 0;
  let records = 0;
  let torn = false;
  let wanted = windowBytes;
  while (offset < source.size && !torn) {
    const bytes = source.read(offset, Math.min(wanted, source.size - offset));
    const { used, records: found, broken } = readWindow(reading, bytes);
    records += found;
    offset += used;
    wanted = windowBytes;
    if (broken) torn = true;
    else if (used === 0) {
      // Not one whole record: it is larger than the window, or the file ends inside it.
      const length = bytes.length >= 12 ? recordBytes(bytes) : Infinity;
      if (length > source.size - offset) torn = true;
      else if (length > maxRecordBytes) offset += length;
      else wanted = length;
    }
  }
  const tags = [...reading.tags.values()].flat().filter((tag) => tag.series.values.length > 0);
  return {
    scalars: new Map(tags.map((tag) => [tag.name, tag.series])),
    hparams: reading.session.hparams,
    status: reading.session.status,
    records,
    damaged: reading.damaged,
    torn,
    firstWallTime: reading.first,
    lastWallTime: reading.last,
  };
}

/** Length, two checksums and content of the record that starts here. */
function recordBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return 16 + view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}
