import { describe, expect, test } from 'vitest';
import {
  besideRow,
  candidateRows,
  createScan,
  fileOf,
  holdsAll,
  queryAddress,
  readQuery,
  searchable,
  wordsOf,
  type SampleQuery,
} from '../../src/site/sample-filter.ts';

const everything: SampleQuery = { text: '', deep: false, kind: 'any', wrong: null, right: null };
const none = { flags: null, wrong: null, right: null };
const rows = (query: Partial<SampleQuery>, marks: Partial<typeof none> | Record<string, string>): number[] => [
  ...candidateRows(6, { ...everything, ...query }, { ...none, ...marks }),
];

describe('choices', () => {
  test('go through the address and back', () => {
    const query: SampleQuery = { text: 'a b', deep: true, kind: 'unstable', wrong: 0, right: 3 };
    const address = new URLSearchParams();
    for (const [name, value] of Object.entries(queryAddress(query))) if (value !== null) address.set(name, value);
    expect(readQuery(address, 4)).toEqual(query);
    expect(Object.values(queryAddress(everything)).every((value) => value === null)).toBe(true);
  });

  test('nonsense in an address is left out', () => {
    const params = new URLSearchParams('kind=evil&wrong=-1&right=99&text=x');
    expect(readQuery(params, 4)).toEqual({ ...everything, text: 'x' });
  });
});

describe('rows', () => {
  test('all of them without a choice', () => expect(rows({}, {})).toEqual([0, 1, 2, 3, 4, 5]));

  test('wrong for one, right for another: mixed seeds count by their majority', () => {
    const marks = { wrong: '013240', right: '111102' };
    expect(rows({ wrong: 0, right: 1 }, marks)).toEqual([0, 2, 5]);
    expect(rows({ wrong: 0 }, { wrong: '0-3241' })).toEqual([0, 2, 4]);
  });

  test('by what happened to them: flags are bits from "0" on', () => {
    const flags = '0123<8';
    expect(rows({ kind: 'wrong-for-all' }, { flags })).toEqual([1, 3]);
    expect(rows({ kind: 'wrong' }, { flags })).toEqual([2, 3]);
    expect(rows({ kind: 'right-for-all' }, { flags })).toEqual([0, 1, 4, 5]);
    expect(rows({ kind: 'unstable' }, { flags })).toEqual([4]);
    expect(rows({ kind: 'no-answer' }, { flags })).toEqual([4, 5]);
  });
});

test('a row has neighbours among those that fit, also where it does not fit itself', () => {
  expect(besideRow([2, 5, 9], 5)).toEqual({ previous: 2, next: 9, place: 2 });
  expect(besideRow([2, 5, 9], 2)).toEqual({ previous: null, next: 5, place: 1 });
  expect(besideRow([2, 5, 9], 9)).toEqual({ previous: 5, next: null, place: 3 });
  expect(besideRow([2, 5, 9], 6)).toEqual({ previous: 5, next: 9, place: null });
  expect(besideRow([], 6)).toEqual({ previous: null, next: null, place: null });
});

test('a row stands in the last file that begins before it', () => {
  expect([0, 4, 5, 9, 100].map((row) => fileOf([0, 5, 9], row))).toEqual([0, 0, 1, 2, 2]);
});

test('texts are found in ids, gold, questions and answers, word by word', () => {
  const text = searchable(['Id-7', 'Gold', [[0, 'The question']], [[0, 1, 1, ['Predicted…', 9000], [[1, 'Why']]]]]);
  for (const words of ['id-7', 'gold QUESTION', 'predicted why']) expect(holdsAll(text, wordsOf(words))).toBe(true);
  expect(holdsAll(text, wordsOf('question absent'))).toBe(false);
  expect(wordsOf('  ')).toEqual([]);
});

describe('scans', () => {
  const candidates = Int32Array.from({ length: 1000 }, (_, row) => row);

  test('look no further than a page needs, and go on where they stopped', async () => {
    let looked = 0;
    const scan = createScan(candidates, { fits: (row) => (looked++, row % 10 === 0), keepGoing: () => true });
    expect(await scan.until(51)).toBe(true);
    expect(scan.found).toHaveLength(51);
    expect(looked).toBe(501);
    expect(scan.done).toBe(false);
    await scan.until(101);
    expect(scan.found).toHaveLength(100);
    expect(scan.done).toBe(true);
    expect(looked).toBe(1000);
  });

  test('wait for files that are not at hand, and stop when the choices change', async () => {
    let going = true;
    const fits = (row: number): Promise<boolean> => {
      if (row === 20) going = false;
      return Promise.resolve(true);
    };
    const scan = createScan(candidates, { fits, keepGoing: () => going });
    expect(await scan.until(50)).toBe(false);
    expect(scan.found).toHaveLength(20);
  });

  test('without a text every candidate is found at once', () => {
    const scan = createScan(candidates, { fits: null, keepGoing: () => true });
    expect([scan.found.length, scan.done]).toEqual([1000, true]);
  });
});
