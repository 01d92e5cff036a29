/**
 * The classes that the unpickler builds, each by code of our own. Nothing of Python is run or looked up: a class that
 * does not stand in this table becomes a description ({@link PickleObject}).
 */
import { DecodeError } from './decode-error.ts';
import { countElements, decodeElements, fromFortran, parseElementType, type ElementType } from './numpy.ts';
import { isKind, type PickleArray, type PickleType, type PickleValue } from './pickle-values.ts';

type Build = (args: readonly PickleValue[]) => PickleValue | undefined;

/** Latin-1 text as the bytes it stands for: how protocols 0 to 2 write bytes. */
const latin1Bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Bytes, or text that stands for bytes; null for anything else. */
const bytesOf = (value: PickleValue | undefined): Uint8Array | null =>
  value instanceof Uint8Array ? value : typeof value === 'string' ? latin1Bytes(value) : null;

const two = (value: number): string => String(value).padStart(2, '0');

/** The 10 bytes of datetime.datetime: year (2), month, day, hour, minute, second, microseconds (3). */
function buildDatetime(args: readonly PickleValue[]): string | undefined {
  const bytes = bytesOf(args[0]);
  if (bytes === null || bytes.length !== 10) return undefined;
  const micro = (bytes[7]! << 16) | (bytes[8]! << 8) | bytes[9]!;
  const fraction = micro === 0 ? '' : `.${String(micro).padStart(6, '0')}`;
  // The highest bit of the month marks the second of two equal hours when clocks go back.
  const date = `${String((bytes[0]! << 8) | bytes[1]!).padStart(4, '0')}-${two(bytes[2]! & 127)}-${two(bytes[3]!)}`;
  const zone = typeof args[1] === 'string' ? args[1] : '';
  return `${date}T${two(bytes[4]!)}:${two(bytes[5]!)}:${two(bytes[6]!)}${fraction}${zone}`;
}

function buildDate(args: readonly PickleValue[]): string | undefined {
  const bytes = bytesOf(args[0]);
  if (bytes === null || bytes.length !== 4) return undefined;
  return `${String((bytes[0]! << 8) | bytes[1]!).padStart(4, '0')}-${two(bytes[2]!)}-${two(bytes[3]!)}`;
}

/** Seconds of a timedelta. */
function buildTimedelta(args: readonly PickleValue[]): number | undefined {
  const [days = 0, seconds = 0, micro = 0] = args;
  if (typeof days !== 'number' || typeof seconds !== 'number' || typeof micro !== 'number') return undefined;
  return days * 86400 + seconds + micro / 1e6;
}

/** An offset such as `+02:00`; `Z` for UTC. */
function buildTimezone(args: readonly PickleValue[]): string | undefined {
  const seconds = args[0];
  if (typeof seconds !== 'number') return undefined;
  const minutes = Math.round(Math.abs(seconds) / 60);
  return seconds === 0 ? 'Z' : `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A dict subclass from a mapping or a list of pairs. */
function buildMap(from: PickleValue | undefined): Map<PickleValue, PickleValue> | undefined {
  if (from === undefined) return new Map();
  if (from instanceof Map) return new Map(from);
  if (!Array.isArray(from)) return undefined;
  const map = new Map<PickleValue, PickleValue>();
  for (const pair of from) {
    if (!Array.isArray(pair) || pair.length !== 2) return undefined;
    map.set(pair[0]!, pair[1]!);
  }
  return map;
}

/** A copy, so that what is appended later does not reach the argument. */
const buildList: Build = ([from]) => (from === undefined ? [] : Array.isArray(from) ? [...from] : undefined);
const buildSet: Build = ([from]) =>
  from === undefined ? { kind: 'set', items: [] } : Array.isArray(from) ? { kind: 'set', items: [...from] } : undefined;

/** The bytes of a text; Python writes bytes in this way where the protocol has none. */
function encode(args: readonly PickleValue[]): Uint8Array | undefined {
  const [text, name] = args;
  if (typeof text !== 'string') return undefined;
  const latin = typeof name === 'string' && /^(latin|iso-?8859|ascii)/i.test(name);
  return latin ? latin1Bytes(text) : new TextEncoder().encode(text);
}

function buildBytes(args: readonly PickleValue[]): Uint8Array | undefined {
  const [from, name] = args;
  if (from === undefined) return new Uint8Array(0);
  if (typeof from === 'string') return encode([from, name ?? 'utf-8']);
  return from instanceof Uint8Array ? from : undefined;
}

const buildPath: Build = (args) => {
  const parts = args.filter((part) => typeof part === 'string');
  const [first = '', ...rest] = parts;
  return first.endsWith('/') ? first + rest.join('/') : parts.join('/');
};

const firstText: Build = ([from]) => (typeof from === 'string' ? from : undefined);

function typeOf(code: string): PickleType {
  try {
    return { kind: 'type', code, type: parseElementType(code), reason: '' };
  } catch (error) {
    return { kind: 'type', code, type: null, reason: error instanceof Error ? error.message : '' };
  }
}

const buildType: Build = ([code]) => (typeof code === 'string' ? typeOf(code) : undefined);

/** The element type, or the reason why there is none. */
function wanted(value: PickleValue | undefined): ElementType {
  if (!isKind(value, 'type')) throw new DecodeError('malformed', 'an array has no element type');
  if (value.type === null) throw new DecodeError('unsupported', value.reason);
  return value.type;
}

const buildScalar: Build = ([type, data]) => {
  if (!isKind(type, 'type') || type.type === null) return undefined;
  if (type.type.kind === 'O') return data;
  const bytes = bytesOf(data);
  return bytes === null ? undefined : decodeElements(bytes, 1, type.type)[0];
};

const buildFromBuffer: Build = ([buffer, type, shape, order]) => {
  if (!(buffer instanceof Uint8Array)) return undefined;
  const array: PickleArray = { kind: 'array', shape: [], elements: [] };
  setArrayState(array, [1, shape ?? [], type ?? null, order === 'F', buffer]);
  return array;
};

/** Fills an array from its state: version, shape, type, whether in Fortran order, data. Throws {@link DecodeError}. */
export function setArrayState(array: PickleArray, state: PickleValue): void {
  // The version was left out in old pickles.
  const parts = Array.isArray(state) ? (state.length === 4 ? [1, ...state] : state) : [];
  const [, shape, type, fortran, data] = parts;
  if (!Array.isArray(shape)) throw new DecodeError('malformed', 'an array has no shape');
  const lengths = shape.map((length) => (typeof length === 'number' ? length : NaN));
  const count = countElements(lengths);
  const element = wanted(type);
  let elements: PickleArray['elements'];
  if (Array.isArray(data)) {
    if (data.length !== count) throw new DecodeError('malformed', 'an array of objects has another size than its list');
    elements = data;
  } else {
    const bytes = bytesOf(data);
    if (bytes === null) throw new DecodeError('malformed', 'an array has no data');
    elements = decodeElements(bytes, count, element);
  }
  array.shape = lengths;
  array.elements = fortran === true && lengths.length > 1 ? fromFortran(elements, lengths) : elements;
}

/** Completes an element type: version, byte order, …, bytes of an element, …, and for dates the unit. */
export function setTypeState(type: PickleType, state: PickleValue): void {
  if (!Array.isArray(state) || type.type === null) return;
  const [, order, , , , bytes, , , metadata] = state;
  const size = typeof bytes === 'number' && bytes >= 0 && 'US'.includes(type.type.kind) ? bytes : type.type.bytes;
  const units: PickleValue | undefined = Array.isArray(metadata) ? metadata[1] : undefined;
  const unit = bytesOf(Array.isArray(units) ? units[0] : undefined);
  type.type = {
    ...type.type,
    bytes: size,
    littleEndian: order !== '>',
    unit: unit === null ? type.type.unit : Buffer.from(unit).toString(),
  };
}

const emptyArray: Build = () => ({ kind: 'array', shape: [0], elements: [] });
const mapOfFirst: Build = ([from]) => buildMap(from);
/** The factory of a defaultdict is a name; it is not kept. */
const defaultMap: Build = ([, from]) => buildMap(from);

const classes: Readonly<Record<string, Build>> = {
  'collections.OrderedDict': mapOfFirst,
  'collections.Counter': mapOfFirst,
  'collections.defaultdict': defaultMap,
  'collections.deque': buildList,
  'builtins.dict': mapOfFirst,
  'builtins.list': buildList,
  'builtins.tuple': buildList,
  'builtins.set': buildSet,
  'builtins.frozenset': buildSet,
  'builtins.bytearray': buildBytes,
  'builtins.bytes': buildBytes,
  '_codecs.encode': encode,
  'datetime.datetime': buildDatetime,
  'datetime.date': buildDate,
  'datetime.timedelta': buildTimedelta,
  'datetime.timezone': buildTimezone,
  'decimal.Decimal': firstText,
  'pathlib.Path': buildPath,
  'pathlib.PosixPath': buildPath,
  'pathlib.PurePosixPath': buildPath,
  'pathlib.WindowsPath': buildPath,
  'pathlib.PureWindowsPath': buildPath,
  'numpy.dtype': buildType,
  'numpy.core.multiarray._reconstruct': emptyArray,
  'numpy.core.multiarray.scalar': buildScalar,
  'numpy.core.numeric._frombuffer': buildFromBuffer,
};

/** Names under which the same classes went in other versions of Python and NumPy. */
function currentName(name: string): string {
  const plain = name.replace(/^numpy\._core\./, 'numpy.core.').replace(/^__builtin__\./, 'builtins.');
  return plain.replace(/^pathlib\._local\./, 'pathlib.').replace(/^numpy\.dtypes\..*$/, 'numpy.dtypes');
}

/** What a call builds; undefined where the class is not in the table or the arguments do not fit it. */
export function buildKnown(name: string, args: readonly PickleValue[]): PickleValue | undefined {
  const current = currentName(name);
  return Object.hasOwn(classes, current) ? classes[current]!(args) : undefined;
}
