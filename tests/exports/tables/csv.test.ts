import { describe, expect, it } from 'vitest';
import { csvField, csvText } from '../../../src/exports/tables/csv.ts';
import { cell, column, missingCell, part, type Table } from '../../../src/exports/tables/table.ts';
import { tablesOf } from '../../../src/exports/tables/index.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { inputOf, ordinary } from '../reports.ts';

/** A reader of RFC 4180 that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') [field, i] = [`${field}"`, i + 1];
      else if (c === '"') quoted = false;
      else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      rows.at(-1)!.push(field);
      field = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.at(-1)!.push(field);
      field = '';
      i++;
      if (i + 1 < text.length) rows.push([]);
    } else field += c;
  }
  return rows;
}

const table = (rows: Table['rows']): Table => ({
  id: 't',
  title: 'T',
  caption: 'C',
  notes: [],
  columns: [
    column('Name', 'left', [part('name', 'text', 'a name')]),
    column('Score', 'right', [part('mean', 'number', 'mean'), part('sd', 'number', 'sd')]),
  ],
  rows,
});

describe('csvField', () => {
  it('quotes commas, quotes and line ends', () => {
    expect(csvField('a,b')).toBe('"a,b"');
    expect(csvField('say "x"')).toBe('"say ""x"""');
    expect(csvField('a\nb')).toBe('"a\nb"');
    expect(csvField('plain')).toBe('plain');
  });

  it.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', '＝1'])('never starts a formula: %j', (text) => {
    expect(parseCsv(`${csvField(text)}\r\n`)[0]![0]).toBe(`'${text}`);
  });

  it('keeps negative numbers as numbers, with all digits', () => {
    expect(csvField(-0.1234567890123)).toBe('-0.1234567890123');
    expect(csvField(1e-9)).toBe('1e-9');
  });

  it('tells a missing value from the text NA', () => {
    expect(csvField(null)).toBe('NA');
    expect(csvField('NA')).not.toBe('NA');
  });
});

describe('csvText', () => {
  it('has CRLF line ends, one field per part, and a column of reasons only where one is needed', () => {
    const whole = csvText(table([{ group: null, cells: [cell('x', ['x']), cell('1 ± 2', [1, 2])] }]));
    expect(whole).toBe('name,mean,sd\r\nx,1,2\r\n');
    const partial = csvText(table([{ group: null, cells: [cell('x', ['x']), missingCell(2, 'no run, at all')] }]));
    expect(partial).toBe('name,mean,sd,reason\r\nx,NA,NA,"no run, at all"\r\n');
  });

  it('reads back to the raw values of a whole report', () => {
    for (const item of tablesOf(viewsOf(inputOf(ordinary()).index)[0]!)) {
      const [header, ...rows] = parseCsv(csvText(item));
      expect(new Set(header).size).toBe(header!.length);
      expect(rows.map((row) => row.length)).toEqual(rows.map(() => header!.length));
      expect(rows).toHaveLength(item.rows.length);
      expect(rows.flat().some((field) => /^(NaN|undefined|Infinity|)$/.test(field) && field !== '')).toBe(false);
    }
  });

  it('writes a header for a table without rows', () => {
    expect(csvText(table([]))).toBe('name,mean,sd\r\n');
  });
});
