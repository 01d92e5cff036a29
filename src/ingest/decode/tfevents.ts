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
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** A series while it grows. */
interface OpenSeries {
  steps: Float64Array;
  values: Float64Array;
  count: number;
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
/** Names of curves; what comes with further ones counts as damaged. */
const maxTags = 100_000;

interface Tag {
  readonly name: string;
  readonly bytes: Uint8Array;
  plugin: string | null;
  readonly series: OpenSeries;
  /** The tag that came after this one last time: programs log theirs in the same order again and again. */
  next: Tag | null;
}

/** Takes what has more than {@link maxTags} names; its plugin keeps its values out. */
const overflow: Tag = {
  name: '',
  bytes: new Uint8Array(0),
  plugin: '(too many tags)',
  series: { steps: new Float64Array(0), values: new Float64Array(0), count: 0 },
  next: null,
};

interface Reading {
  /** Tags by a hash of their bytes: decoding the name of every value would cost more than all the rest. */
  readonly tags: Map<number, Tag[]>;
  readonly session: SessionFacts;
  latest: Tag | null;
  tagCount: number;
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
  if (++reading.tagCount > maxTags) {
    reading.damaged += 1;
    return overflow;
  }
  const copy = Uint8Array.prototype.slice.call(bytes, start, end);
  const series = { steps: new Float64Array(8), values: new Float64Array(8), count: 0 };
  const tag: Tag = { name: new TextDecoder().decode(copy), bytes: copy, plugin: null, series, next: null };
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
function readValue(reading: Reading, bytes: Uint8Array, value: WireReader, step: number): void {
  let tag: Tag | null = null;
  let number: number | undefined;
  while (value.next()) {
    if (value.field === 1 && value.wire === 2) tag = findTag(reading, bytes, value.start, value.end);
    else if (value.field === 2 && value.wire === 5) number = value.float();
    else if (value.field === 8 && value.wire === 2) number = scalarOfTensor(value.message());
    else if (value.field === 9 && value.wire === 2) {
      const plugin = readPlugin(value.message(), reading.session);
      if (tag !== null && tag !== overflow) tag.plugin = plugin;
    }
  }
  if (tag === null || number === undefined || (tag.plugin !== null && tag.plugin !== 'scalars')) return;
  addPoint(tag.series, step, number);
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

/** The tag of these bytes, by the order of the tags where it repeats. */
function nextTag(reading: Reading, bytes: Uint8Array, start: number, end: number): Tag {
  const { latest } = reading;
  const guess = latest === null ? null : latest.next;
  const tag = guess !== null && sameBytes(guess.bytes, bytes, start, end) ? guess : findTag(reading, bytes, start, end);
  if (latest !== null && latest !== overflow) latest.next = tag;
  reading.latest = tag;
  return tag;
}

function addPoint(series: OpenSeries, step: number, value: number): void {
  if (series.count === series.steps.length) {
    series.steps = grown(series.steps);
    series.values = grown(series.values);
  }
  series.steps[series.count] = step;
  series.values[series.count] = value;
  series.count += 1;
}

function grown(numbers: Float64Array): Float64Array {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

function addTime(reading: Reading, wallTime: number): void {
  if (!Number.isFinite(wallTime) || wallTime <= 0) return;
  if (reading.first === null || wallTime < reading.first) reading.first = wallTime;
  if (reading.last === null || wallTime > reading.last) reading.last = wallTime;
}

/**
 * The event that nearly all are: time, step, and a summary of one simple value, in this order and with short lengths.
 * Read without a reader for each message, which is most of the time otherwise. False where the event is another.
 */
function readSimpleEvent(reading: Reading, bytes: Uint8Array, view: DataView, start: number, end: number): boolean {
  if (bytes[start] !== 0x09) return false;
  let at = start + 9;
  let step = 0;
  if (bytes[at] === 0x10) {
    let factor = 1;
    let byte = 128;
    for (at += 1; byte >= 128 && at < end && factor < 2 ** 49; factor *= 128) {
      byte = bytes[at++]!;
      step += (byte & 127) * factor;
    }
    if (byte >= 128) return false;
  }
  // Lengths below 128 take one byte: summary, value, tag.
  if (bytes[at] !== 0x2a || bytes[at + 2] !== 0x0a || bytes[at + 4] !== 0x0a) return false;
  const tagStart = at + 6;
  const tagEnd = tagStart + bytes[at + 5]!;
  const fits = tagEnd + 5 === end && bytes[at + 1] === end - at - 2 && bytes[at + 3] === end - at - 4;
  if (!fits || bytes[at + 5]! > 127 || bytes[tagEnd] !== 0x15) return false;
  const tag = nextTag(reading, bytes, tagStart, tagEnd);
  const wallTime = view.getFloat64(start + 1, true);
  if (tag.plugin === null || tag.plugin === 'scalars') addPoint(tag.series, step, view.getFloat32(tagEnd + 1, true));
  addTime(reading, wallTime);
  return true;
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
        if (summary.field === 1 && summary.wire === 2) readValue(reading, bytes, summary.message(), step);
      }
    }
  }
  addTime(reading, wallTime);
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
    if (!isWhole) reading.damaged += 1;
    else if (!readSimpleEvent(reading, bytes, view, start, end)) {
      if (!attempt(() => readEvent(reading, bytes, view, start, end)).ok) reading.damaged += 1;
    }
    at = end + 4;
  }
  return { used: at, records, broken: false };
}

/** Reads an event file in windows. Never throws for what the file holds; a file that is none comes back torn and empty. */
export function readEventFile(source: ByteSource): EventFile {
  const reading: Reading = {
    tags: new Map(),
    session: { hparams: {}, status: null },
    latest: null,
    tagCount: 0,
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
  const tags = [...reading.tags.values()].flat().filter((tag) => tag.series.count > 0);
  return {
    scalars: new Map(tags.map((tag) => [tag.name, closeSeries(tag.series)])),
    hparams: reading.session.hparams,
    status: reading.session.status,
    records,
    damaged: reading.damaged,
    torn,
    firstWallTime: reading.first,
    lastWallTime: reading.last,
  };
}

const closeSeries = ({ steps, values, count }: OpenSeries): ScalarSeries => ({
  steps: steps.subarray(0, count),
  values: values.subarray(0, count),
});

/** Length, two checksums and content of the record that starts here. */
function recordBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return 16 + view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}
