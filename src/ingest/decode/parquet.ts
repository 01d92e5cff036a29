/**
 * Parquet files, column by column. The package's own reader is asynchronous, so its synchronous parts are driven here;
 * every page is looked at first, because the sizes that a damaged file states would be allocated without a question.
 */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetSchema, type Compressors, type DecodedArray } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { parquetHeader, readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import { flatten } from 'hyparquet/src/utils.js';
import { compressors as packed } from 'hyparquet-compressors';
import type { Json } from '../reader.ts';
import { attempt, DecodeError } from './decode-error.ts';
import { tableOfColumns, type Table, type TableColumn } from './table.ts';
import { unzstd } from './zstd.ts';

type Metadata = ReturnType<typeof parquetMetadata>;
type Tree = ReturnType<typeof parquetSchema>;
type Chunk = Metadata['row_groups'][number]['columns'][number];
type ColumnMetadata = NonNullable<Chunk['meta_data']>;

/** Cells of one file, and bytes of one decompressed page. */
const maxCells = 8_000_000;
const maxPageBytes = 256 * 1024 * 1024;

const compressors: Compressors = {
  ...packed,
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
  ZSTD: (input, length) => unzstd(input, length),
};

/** Walks the page headers of a column chunk and refuses sizes that cannot be true. */
function checkPages(view: DataView, values: number): void {
  const reader = { view, offset: 0 };
  let seen = 0;
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const size = Number(header.compressed_page_size);
    const unpacked = Number(header.uncompressed_page_size);
    const count =
      header.data_page_header?.num_values ??
      header.data_page_header_v2?.num_values ??
      header.dictionary_page_header?.num_values ??
      0;
    const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
    if (![size, unpacked, count].every(isSize)) throw new DecodeError('malformed', 'a parquet page has no valid size');
    if (size > view.byteLength - reader.offset) throw new DecodeError('torn', 'a parquet page ends too early');
    if (unpacked > maxPageBytes) throw new DecodeError('too-large', 'a parquet page is too large');
    const isData = header.dictionary_page_header === undefined;
    seen += isData ? count : 0;
    if (seen > values || count > maxCells)
      throw new DecodeError('malformed', 'a parquet page holds more than is stated');
    reader.offset += size;
  }
}

/** The values of one leaf of the schema in one row group. */
function readLeaf(bytes: Uint8Array, tree: Tree, meta: ColumnMetadata, rows: number): DecodedArray {
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 0 && end >= start && end <= bytes.length)) {
    throw new DecodeError('torn', 'a parquet column lies outside of the file');
  }
  // A copy whose buffer starts at 0, as the package expects.
  const view = new DataView(Uint8Array.prototype.slice.call(bytes, start, end).buffer);
  checkPages(view, Number(meta.num_values));
  const schemaPath = getTreePath(tree, meta.path_in_schema);
  const element = schemaPath.at(-1)!.element;
  const decoder = {
    pathInSchema: meta.path_in_schema,
    element,
    schemaPath,
    parsers: DEFAULT_PARSERS,
    compressors,
    ...meta,
  };
  const select = { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows };
  return flatten(readColumn({ view, offset: 0 }, select, decoder).data);
}

/** A value of the package as JSON: integers beyond 2^53 become text, dates ISO 8601, bytes null. */
function toJson(value: unknown, depth = 0): Json {
  if (value === null || value === undefined || depth > 20) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1));
  if (value instanceof Uint8Array || typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item, depth + 1)]));
}

/** The values of one column of the table in one row group: a leaf, or lists and records put together from leaves. */
function readTop(bytes: Uint8Array, tree: Tree, top: Tree, group: Metadata['row_groups'][number]): Json[] {
  const rows = Number(group.num_rows);
  const metas = group.columns.flatMap(({ meta_data: meta }) =>
    meta !== undefined && meta.path_in_schema[0] === top.element.name ? [meta] : [],
  );
  const leaves = new Map(metas.map((meta) => [meta.path_in_schema.join('.'), readLeaf(bytes, tree, meta, rows)]));
  if (top.children.length > 0) assembleNested(leaves, top, DEFAULT_PARSERS);
  const values = leaves.get(top.element.name);
  if (values === undefined) throw new DecodeError('malformed', 'a parquet column has no data');
  return Array.from(values, (value: unknown) => toJson(value));
}

function readMetadata(bytes: Uint8Array): Metadata {
  const isWhole = bytes.length >= 12 && Buffer.from(bytes.subarray(-4)).toString('latin1') === 'PAR1';
  if (!isWhole) throw new DecodeError('torn', 'the parquet file has no end: it was not written completely');
  const copy = Uint8Array.prototype.slice.call(bytes);
  return parquetMetadata(copy.buffer);
}

/**
 * Reads a parquet file as a table. Columns that cannot be read are named in the notes. pandas' own index column is left
 * out where it only counts rows. Throws {@link DecodeError} where the file as a whole cannot be read.
 */
export function readParquet(bytes: Uint8Array): Table {
  const decoded = attempt(() => readTable(bytes));
  if (!decoded.ok) throw decoded.error;
  return decoded.value;
}

function readTable(bytes: Uint8Array): Table {
  const metadata = readMetadata(bytes);
  const tree = parquetSchema(metadata);
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (!(rows >= 0) || rows * Math.max(1, tree.children.length) > maxCells) {
    throw new DecodeError('too-large', `the parquet file has more than ${maxCells} cells`);
  }
  const notes: string[] = [];
  const columns = tree.children.flatMap((top): TableColumn[] => {
    const name = top.element.name;
    const decoded = attempt(() => metadata.row_groups.flatMap((group) => readTop(bytes, tree, top, group)));
    if (!decoded.ok) notes.push(`the column ${name} cannot be read: ${decoded.error.message}`);
    return decoded.ok ? [{ name, values: decoded.value }] : [];
  });
  if (columns.length === 0 && notes.length > 0) throw new DecodeError('malformed', notes[0]!);
  const table = tableOfColumns(columns);
  return { ...table, notes: [...notes, ...table.notes] };
}
