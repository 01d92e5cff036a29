import { describe, expect, test } from 'vitest';
import { parseCsv, type CsvTable } from '../../../src/ingest/parse/parse-csv.ts';

const columnsOf = (table: CsvTable): Record<string, readonly unknown[]> =>
  Object.fromEntries(table.columns.map((column) => [column.name, column.numbers ?? column.texts ?? []]));

describe('parseCsv', () => {
  test('reads numbers, empty cells and words for missing numbers', () => {
    const table = parseCsv('epoch,loss,acc\n1,0.5,\n2,nan,0.25\n3,inf,1e-3\n4,-inf,NA\n');
    expect(columnsOf(table)).toEqual({
      epoch: [1, 2, 3, 4],
      loss: [0.5, null, null, null],
      acc: [null, 0.25, 0.001, null],
    });
    expect([...table.columns[1]!.nonFinite]).toEqual([
      [1, 'NaN'],
      [2, 'Infinity'],
      [3, '-Infinity'],
    ]);
    expect(table).toMatchObject({ rows: 4, problems: [] });
  });

  test.each([
    ['semicolon', 'a;b\n1;2\n3;4\n'],
    ['tab', 'a\tb\n1\t2\n3\t4\n'],
    ['comma and CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['padded cells', '  a ,   b\n  1 ,  2 \n  3 ,  4 \n'],
    ['old line ends', 'a,b\r1,2\r3,4\r'],
    ['quotes', '"a","b"\n"1","2"\n3,4\n'],
    ['no line end', 'a,b\n1,2\n3,4'],
    ['blank lines', 'a,b\n\n1,2\n\n\n3,4\n\n'],
  ])('reads a table with %s', (_name, text) => {
    expect(columnsOf(parseCsv(text))).toEqual({ a: [1, 3], b: [2, 4] });
  });

  test('reads decimal commas in tables with semicolons', () => {
    expect(columnsOf(parseCsv('a;b\n0,5;1\n1,25;2\n'))).toEqual({ a: [0.5, 1.25], b: [1, 2] });
  });

  test('reads quoted cells with delimiters, line ends and doubled quotes', () => {
    const table = parseCsv('id,text\n1,"a, ""b""\nc"\n2,plain\n3,""\n');
    expect(columnsOf(table)).toEqual({ id: [1, 2, 3], text: ['a, "b"\nc', 'plain', null] });
  });

  test('turns a column with a word into text, whatever came before', () => {
    const table = parseCsv('n,label\n1,0\n2,1\n3,cat\n');
    expect(columnsOf(table)).toEqual({ n: [1, 2, 3], label: ['0', '1', 'cat'] });
  });

  test('keeps named columns as text', () => {
    const table = parseCsv('id,score\n007,1\n008,2\n', { keepText: (name) => name === 'id' });
    expect(columnsOf(table)).toEqual({ id: ['007', '008'], score: [1, 2] });
  });

  test('names repeated and empty headers', () => {
    const table = parseCsv(',loss,loss,loss\n0,1,2,3\n');
    expect(table.columns.map((column) => column.name)).toEqual(['column_1', 'loss', 'loss.1', 'loss.2']);
    expect(table.problems[0]!.message).toContain('loss more than once');
  });

  test.each([
    ['plain', 'a,b,c\n1,2,3\n4,5'],
    ['quoted', '"a",b,c\n1,2,3\n4,5'],
    ['open quote', 'a,b,c\n1,2,3\n4,5,"unfinis'],
  ])('leaves out a torn last row (%s) and says so', (_name, text) => {
    const table = parseCsv(text);
    expect(columnsOf(table)).toEqual({ a: [1], b: [2], c: [3] });
    expect(table.rows).toBe(1);
    expect(table.problems).toMatchObject([{ line: 3, torn: true }]);
  });

  test('fills short rows in the middle and drops surplus cells, with a note', () => {
    const table = parseCsv('a,b\n1\n2,3,4\n5,6\n');
    expect(columnsOf(table)).toEqual({ a: [1, 2, 5], b: [null, 3, 6] });
    expect(table.problems[0]).toMatchObject({ line: 2, torn: false });
  });

  test('the quick and the complete path agree', () => {
    const rows = Array.from({ length: 50 }, (_, row) => `${row},${row / 7},${row % 3 === 0 ? '' : `s${row}`},nan`);
    const plain = `i,x,name,none\n${rows.join('\n')}\n`;
    const quoted = plain.replace('i,x', '"i",x');
    expect(columnsOf(parseCsv(quoted))).toEqual(columnsOf(parseCsv(plain)));
  });

  test('shares equal text columns between tables', () => {
    const shared = new Map<string, readonly (string | null)[]>();
    const options = { shared, keepText: () => true };
    const first = parseCsv('id,p\na,x\nb,y\n', options);
    const second = parseCsv('id,p\na,x\nb,z\n', options);
    expect(second.columns[0]!.texts).toBe(first.columns[0]!.texts);
    expect(second.columns[1]!.texts).toEqual(['x', 'z']);
    const longer = parseCsv('id,p\na,x\nbb,y\nc,z\n', options);
    expect(columnsOf(longer)).toEqual({ id: ['a', 'bb', 'c'], p: ['x', 'y', 'z'] });
  });

  test.each(['', '\n', 'a,b\n'])('reads no row from %j', (text) => {
    expect(parseCsv(text).rows).toBe(0);
  });
});
