/** NumPy's .npy and .npz files. Format: numpy.lib.format, versions 1 to 3. */
import { bytesSource } from './byte-source.ts';
import { attempt, DecodeError } from './decode-error.ts';
import { countElements, decodeElements, fromFortran, parseElementType } from './numpy.ts';
import { isKind, type PickleArray } from './pickle-values.ts';
import { unpickle } from './pickle.ts';
import { listZip, readMember, zipLimits, type ZipLimits } from './zip.ts';

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** True where the bytes begin as an .npy file does. */
export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

/** Reads one .npy file. Throws {@link DecodeError}: `torn`, `malformed`, `unsupported` (structured types), `too-large`. */
export function readNpy(bytes: Uint8Array): PickleArray {
  if (!isNpy(bytes)) throw new DecodeError('malformed', 'this is not an .npy file');
  if (bytes.length < 12) throw new DecodeError('torn', 'the .npy header is cut');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(6);
  const start = version === 1 ? 10 : 12;
  const end = start + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > bytes.length) throw new DecodeError('torn', 'the .npy header is cut');
  const header = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 65536)));
  const code = /'descr':\s*'([^']*)'/.exec(header)?.[1];
  const lengths = /'shape':\s*\(([\d,\sL]*)\)/.exec(header)?.[1];
  if (lengths === undefined) throw new DecodeError('malformed', 'the .npy header states no shape');
  if (code === undefined) throw new DecodeError('unsupported', 'arrays of structured types are not read');
  const shape = lengths.match(/\d+/g)?.map(Number) ?? [];
  const count = countElements(shape);
  const type = parseElementType(code);
  const data = bytes.subarray(end);
  const isFortran = /'fortran_order':\s*True/.test(header) && shape.length > 1;
  if (type.kind === 'O') {
    // The pickle inside is an array of its own: it knows its order.
    const inner = unpickle(data);
    if (!isKind(inner, 'array')) throw new DecodeError('malformed', 'the .npy file holds no array of objects');
    return inner;
  }
  const elements = decodeElements(data, count, type);
  return { kind: 'array', shape, elements: isFortran ? fromFortran(elements, shape) : elements };
}

/** The arrays of an .npz file by name, and the reasons why some could not be read. */
export interface NpzArrays {
  readonly arrays: ReadonlyMap<string, PickleArray>;
  readonly problems: readonly string[];
  /** True where the archive ends too early; the arrays before its end are there. */
  readonly torn: boolean;
}

/** Reads an .npz file. Throws {@link DecodeError} where it is no archive. */
export function readNpz(bytes: Uint8Array, limits: ZipLimits = zipLimits): NpzArrays {
  const source = bytesSource(bytes);
  const { members, torn } = listZip(source, limits);
  const arrays = new Map<string, PickleArray>();
  const problems: string[] = [];
  let left = limits.maxMemberBytes;
  for (const [name, member] of members) {
    if (!name.endsWith('.npy')) continue;
    const decoded = attempt(() => readNpy(readMember(source, member, { ...limits, maxMemberBytes: left })));
    left -= Math.min(left, member.size);
    if (decoded.ok) arrays.set(name.slice(0, -4), decoded.value);
    else problems.push(`${name.slice(0, -4)}: ${decoded.error.message}`);
  }
  return { arrays, problems, torn };
}
