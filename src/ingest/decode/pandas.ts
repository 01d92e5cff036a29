/**
 * Pickled pandas DataFrames (pandas 1.1 to 3): the block manager's arrays put back under their column names. Blocks of
 * NumPy arrays, categories, dates, masked integers and Arrow strings are read; a column of another kind is left out.
 */
import { isKind, type PickleArray, type PickleObject, type PickleValue } from './pickle-values.ts';

/** Column name and its values. */
type FrameColumn = readonly [name: string, values: readonly PickleValue[]];

const classOf = (value: PickleValue | undefined, name: RegExp): PickleObject | null =>
  isKind(value, 'object') && name.test(value.name) ? value : null;

const field = (object: PickleObject, name: string): PickleValue | undefined =>
  object.state instanceof Map ? object.state.get(name) : undefined;

/** One-dimensional values of any array that pandas keeps; null where its kind is not read. */
function valuesOf(value: PickleValue | undefined): readonly PickleValue[] | null {
  if (isKind(value, 'array')) return [...value.elements];
  if (Array.isArray(value)) return value;
  if (!isKind(value, 'object')) return null;
  if (/_restore_array$/.test(value.name)) return arrowValues(value.args[0]);
  if (/chunked_array$/.test(value.name)) return chunkedValues(value.args[0]);
  if (/\.(?:_new_Index|_new_DatetimeIndex)$/.test(value.name)) return indexValues(value);
  if (/_from_backing_data$|NDArrayBacked$|Categorical$/.test(value.name)) return backedValues(value);
  const arrow = field(value, '_pa_array') ?? field(value, '_data');
  const mask = field(value, '_mask');
  const values = valuesOf(arrow ?? field(value, '_ndarray'));
  if (values === null || mask === undefined) return values;
  const hidden = valuesOf(mask);
  return values.map((item, index) => (hidden?.[index] === true ? null : item));
}

/** Categories and dates: the state is (dtype, codes or times), in older versions a dict of both. */
function backedValues(object: PickleObject): readonly PickleValue[] | null {
  const { state } = object;
  const parts = Array.isArray(state)
    ? state
    : [field(object, '_dtype'), field(object, '_ndarray') ?? field(object, '_codes')];
  const type = parts.find((part) => classOf(part, /CategoricalDtype$/) !== null);
  const data = parts.findLast((part) => isKind(part, 'array'));
  const codes = valuesOf(data);
  if (codes === null || !isKind(type, 'object')) return codes;
  const categories = valuesOf(field(type, 'categories'));
  if (categories === null) return null;
  return codes.map((code) => (typeof code === 'number' ? (categories[code] ?? null) : null));
}

/** An index: (class, {data, name}) or, for a range, (class, {start, stop, step}). */
function indexValues(index: PickleObject): readonly PickleValue[] | null {
  const fields = index.args[1];
  if (!(fields instanceof Map)) return null;
  const data = fields.get('data');
  if (data !== undefined) return valuesOf(data);
  const range = ['start', 'stop', 'step'].map((key) => fields.get(key));
  const [start, stop, step] = range.map((part) => (typeof part === 'number' ? part : NaN));
  const length = Math.max(0, Math.ceil((stop! - start!) / step!));
  return length <= 4_000_000 ? Array.from({ length }, (_, at) => start! + at * step!) : null;
}

/** True for the default index, which only counts rows. */
const isRange = (index: PickleValue | undefined): boolean =>
  isKind(index, 'object') && index.args[1] instanceof Map && !index.args[1].has('data');

function chunkedValues(chunks: PickleValue | undefined): readonly PickleValue[] | null {
  if (!Array.isArray(chunks)) return null;
  const parts = chunks.map((chunk) => valuesOf(chunk));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

const bufferOf = (value: PickleValue | undefined): Uint8Array | null => {
  const inner = classOf(value, /py_buffer$/)?.args[0];
  return inner instanceof Uint8Array ? inner : null;
};

/** An Arrow array of texts: (type, length, nulls, offset, [validity, ends, text], …). */
function arrowValues(parts: PickleValue | undefined): readonly PickleValue[] | null {
  if (!Array.isArray(parts)) return null;
  const [type, length, , offset, buffers] = parts;
  const alias = isKind(type, 'object') ? type.args[0] : null;
  if (typeof length !== 'number' || typeof offset !== 'number' || !Array.isArray(buffers)) return null;
  if (alias !== 'large_string' && alias !== 'string') return null;
  const [validity, ends, text] = buffers.map((buffer) => bufferOf(buffer));
  const width = alias === 'string' ? 4 : 8;
  if (length === 0) return [];
  if (!ends || !text || offset < 0 || (offset + length + 1) * width > ends.length) return null;
  const view = new DataView(ends.buffer, ends.byteOffset, ends.byteLength);
  const at = (index: number): number =>
    width === 4 ? view.getInt32(index * 4, true) : Number(view.getBigInt64(index * 8, true));
  const isValid = (index: number): boolean => !validity || ((validity[index >> 3] ?? 0) >> (index & 7)) % 2 === 1;
  const decoder = new TextDecoder();
  return Array.from({ length }, (_, row) => {
    const index = offset + row;
    return isValid(index) ? decoder.decode(text.subarray(at(index), at(index + 1))) : null;
  });
}

/** The columns that a block holds: the rows of a two-dimensional array, else its values alone. */
function blockRows(values: PickleValue | undefined): readonly (readonly PickleValue[] | null)[] {
  // Dates lie in an object around their two-dimensional array.
  const state = isKind(values, 'object') && Array.isArray(values.state) ? values.state : [];
  const array = isKind(values, 'array')
    ? values
    : state.find((part) => isKind(part, 'array') && part.shape.length === 2);
  return isKind(array, 'array') && array.shape.length === 2 ? splitRows(array) : [valuesOf(values)];
}

function splitRows(array: PickleArray): readonly PickleValue[][] {
  const [rows = 0, width = 0] = array.shape;
  const { elements } = array;
  return Array.from({ length: rows }, (_, row) => [...elements.slice(row * width, (row + 1) * width)]);
}

/** Which columns a block holds: a slice, a list or an array of positions. */
function placementOf(value: PickleValue | undefined, most: number): readonly number[] {
  const slice = classOf(value, /slice$/);
  if (slice !== null) {
    const [start, stop, step] = slice.args;
    if (typeof start !== 'number' || typeof stop !== 'number') return [];
    const by = typeof step === 'number' && step !== 0 ? step : 1;
    const length = Math.min(most, Math.max(0, Math.ceil((stop - start) / by)));
    return Array.from({ length }, (_, at) => start + at * by);
  }
  const placed = classOf(value, /BlockPlacement$/);
  if (placed !== null) return placementOf(placed.args[0], most);
  const list = valuesOf(value);
  return (list ?? []).map((item) => (typeof item === 'number' ? item : -1));
}

/** Blocks and axes of a block manager, new layout and the one before pandas 1.3. */
function managerParts(
  manager: PickleObject,
): { blocks: [PickleValue | undefined, PickleValue | undefined][]; axes: readonly PickleValue[] } | null {
  const [blocks, axes] = manager.args;
  if (Array.isArray(blocks) && Array.isArray(axes) && axes.length === 2) {
    return {
      blocks: blocks.map((block) =>
        isKind(block, 'object') ? [block.args[0], block.args[1]] : [undefined, undefined],
      ),
      axes,
    };
  }
  const state = Array.isArray(manager.state) ? manager.state[3] : undefined;
  const latest = state instanceof Map ? state.get('0.14.1') : undefined;
  if (!(latest instanceof Map)) return null;
  const oldAxes = latest.get('axes');
  const oldBlocks = latest.get('blocks');
  if (!Array.isArray(oldAxes) || oldAxes.length !== 2 || !Array.isArray(oldBlocks)) return null;
  return {
    blocks: oldBlocks.map((block) =>
      block instanceof Map ? [block.get('values'), block.get('mgr_locs')] : [undefined, undefined],
    ),
    axes: oldAxes,
  };
}

/**
 * The columns of a pickled DataFrame in order, its index first where it is not the default one; null where the object
 * is no DataFrame or its layout is not known. `unread` names the columns of kinds that are not read.
 */
export function readFrame(
  object: PickleObject,
): { readonly columns: readonly FrameColumn[]; readonly unread: readonly string[] } | null {
  if (!/^pandas\.(?:core\.frame\.)?DataFrame$/.test(object.name)) return null;
  const manager = field(object, '_mgr') ?? field(object, '_data');
  const parts = isKind(manager, 'object') ? managerParts(manager) : null;
  if (parts === null) return null;
  const names = valuesOf(parts.axes[0]);
  if (names === null) return null;
  const columns: (readonly PickleValue[] | null)[] = names.map(() => null);
  for (const [values, placement] of parts.blocks) {
    const rows = blockRows(values);
    placementOf(placement, names.length).forEach((position, at) => {
      if (position >= 0 && position < columns.length) columns[position] = rows[at] ?? null;
    });
  }
  const frame = names.flatMap((name, at): FrameColumn[] => {
    const values = columns[at];
    return values ? [[String(name), values]] : [];
  });
  const [, index] = parts.axes;
  const labels = isRange(index) ? null : valuesOf(index);
  const named = isKind(index, 'object') && index.args[1] instanceof Map ? index.args[1].get('name') : null;
  const unread = names.filter((_, at) => !columns[at]).map(String);
  if (labels === null) return { columns: frame, unread };
  return { columns: [[typeof named === 'string' ? named : 'index', labels], ...frame], unread };
}
