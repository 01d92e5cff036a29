/** Tables as CSV (RFC 4180): raw values with all their digits, `NA` for what could not be computed. */
import { partsOf, rawOf, reasonsOf, type Raw, type Table } from './table.ts';

/** Read as missing by R's read.csv and by pandas alike. */
const missing = 'NA';

/** Spreadsheets run a text that starts with one of these as a formula. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** One field. Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
export function csvField(value: Raw): string {
  if (value === null) return missing;
  if (typeof value !== 'string') return String(value);
  // A text that reads as the mark of a missing value must not become one.
  if (value === missing) return `"'${missing}"`;
  return quoted(formula.test(value) ? `'${value}` : value);
}

/**
 * The whole table with a header row and CRLF line ends. Where a number of any row is missing, the last column, `reason`,
 * says why.
 */
export function csvText(table: Table): string {
  const withReasons = table.rows.some((row) => reasonsOf(row).length > 0);
  const header = [...partsOf(table).map((item) => item.id), ...(withReasons ? ['reason'] : [])];
  const lines = table.rows.map((row) => [
    ...rawOf(row).map(csvField),
    ...(withReasons ? [csvField(reasonsOf(row).join('; '))] : []),
  ]);
  return [header.map(csvField), ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
}
