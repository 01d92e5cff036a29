import { describe, expect, it } from 'vitest';
import { keepsText } from '../../../../src/ingest/readers/generic/samples.ts';
import { samplesOfTable } from '../../../../src/ingest/readers/generic/samples.ts';
import { samplesOfDecoded } from '../../../../src/ingest/readers/generic/sample-columns.ts';
import { parseCsv } from '../../../../src/ingest/parse/parse-csv.ts';
import { openCsvLines } from '../../../../src/ingest/readers/support/csv-lines.ts';
import { streamTable } from '../../../../src/ingest/readers/support/stream-samples.ts';

const stream = (text: string, maxRows = 1000) => {
  const csv = openCsvLines(text.split('\n'), keepsText)!;
  return streamTable(csv.rows, keepsText, {
    format: csv.format,
    limits: { maxRows, maxColumns: 24, maxText: 120 },
  });
};

describe('a streamed table', () => {
  it('gives the samples that reading it at once gives', () => {
    const rows = Array.from(
      { length: 50 },
      (_, at) => `s${at},${at % 3},${at % 4},${at / 7},${at % 2 === 0 ? 'True' : 'False'}`,
    );
    const text = ['sample_id,label,predicted,score,correct', ...rows].join('\n');
    expect(samplesOfDecoded(stream(text).table)?.samples).toEqual(
      samplesOfTable(parseCsv(`${text}\n`, { keepText: keepsText }))?.samples,
    );
  });

  it('joins the lines of a quoted cell, and takes doubled quotes and delimiters in it', () => {
    const { table, rows, broken } = stream('id;answer;label\n1;"a; ""b""\nc";x\n2;plain;y\n');
    expect([rows, broken]).toEqual([2, 0]);
    expect(table.columns.find(({ name }) => name === 'answer')?.values).toEqual(['a; "b"\nc', 'plain']);
  });

  it('keeps quoted spaces, empty cells and what looks like a number in quotes', () => {
    const { table, broken } = stream('id,answer,label,score\n1," a ",,"2.5"\n2, "b" ,"",\n');
    const values = Object.fromEntries(table.columns.map(({ name, values: cells }) => [name, cells]));
    expect([broken, values]).toEqual([
      0,
      { id: ['1', '2'], answer: ['a', 'b'], label: [null, null], score: [2.5, null] },
    ]);
  });

  it('counts two rows that a stray quote made one as broken, not as the first of them', () => {
    const { table, broken } = stream('id,label\n1,5" pipe\n2,6" pipe\n3,x\n');
    expect([table.columns[0]!.values, broken]).toEqual([['3'], 1]);
  });

  it('counts rows of another length as broken, and rows beyond the cap as rows', () => {
    const { table, rows, broken } = stream('id,predicted\n1,a\n2\n3,c\n4,d\n5', 2);
    expect([table.rows, rows, broken]).toEqual([2, 3, 2]);
    expect(table.notes).toContain('the first 2 of 3 samples are kept');
  });

  it('ends where a quote never does, and is none without a line', () => {
    expect(stream(`id,predicted\n1,"${'x\n'.repeat(3000)}`).rows).toBe(0);
    expect(openCsvLines([], keepsText)).toBeNull();
  });
});
