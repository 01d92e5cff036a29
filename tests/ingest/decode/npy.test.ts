import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isNpy, readNpy, readNpz } from '../../../src/ingest/decode/npy.ts';
import { decodeElements, halfToNumber, parseElementType } from '../../../src/ingest/decode/numpy.ts';
import { tableOfArrays } from '../../../src/ingest/decode/pickle-table.ts';
import { codeOf, fixture, fixturePath } from '../support/fixtures.ts';
import { writeZip } from '../writers/zip.ts';

const npy = (name: string): { shape: readonly number[]; elements: unknown[] } => {
  const { shape, elements } = readNpy(fixture(`python/npy-${name}.npy`));
  return { shape, elements: [...elements] };
};
const numeric = readdirSync(fixturePath('python'))
  .filter((name) => /^npy-(?:[lb]e-)?[iuf]\d\.npy$/.test(name))
  .map((name) => name.slice(4, -4));

describe('.npy files that NumPy wrote', () => {
  it('covers every numeric type in both byte orders', () => expect(numeric.length).toBe(16));

  it.each(numeric)('reads %s', (name) => {
    expect(npy(name)).toEqual({ shape: [3], elements: [0, 1, 100] });
  });

  it('reads truth values, texts, bytes, objects, dates and wide integers', () => {
    expect(npy('b1').elements).toEqual([false, true, true]);
    expect(npy('text').elements).toEqual(['ab', 'naïve', '数']);
    expect(npy('bytes').elements).toEqual(['ab', 'c']);
    expect(npy('object').elements).toEqual(['a', null, 3]);
    expect(npy('dates').elements).toEqual(['2024-02-29T00:00:00.000Z', null]);
    expect(npy('wide-int').elements).toEqual([2n ** 60n, 1]);
  });

  it('puts Fortran order into C order', () => {
    expect(npy('fortran')).toEqual({ shape: [2, 3], elements: [0, 1, 2, 3, 4, 5] });
  });

  it('names a cut file, a structured type and what is none', () => {
    const whole = fixture('python/npy-le-f8.npy');
    expect(isNpy(whole)).toBe(true);
    expect(codeOf(() => readNpy(whole.subarray(0, -1)))).toBe('torn');
    expect(codeOf(() => readNpy(whole.subarray(0, 40)))).toBe('torn');
    expect(codeOf(() => readNpy(Buffer.from('id,label\n')))).toBe('malformed');
    const text = whole.toString('latin1');
    const structured = Buffer.from(text.replace("'<f8'", "[('a', '<f8')]"), 'latin1');
    expect(codeOf(() => readNpy(structured))).toBe('unsupported');
    const huge = Buffer.from(text.replace('(3,)', '(9000000000,)'), 'latin1');
    expect(codeOf(() => readNpy(huge))).toBe('too-large');
  });
});

describe('element types', () => {
  it('knows half precision to the last bit', () => {
    expect([0x3c00, 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00, 0xfc00].map(halfToNumber)).toEqual([
      1,
      -2,
      2 ** -24,
      1023 * 2 ** -24,
      65504,
      Infinity,
      -Infinity,
    ]);
    expect(halfToNumber(0x7e00)).toBeNaN();
  });

  it('counts dates in every unit', () => {
    const one = (unit: string, value: bigint): unknown => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigInt64(0, value, true);
      return decodeElements(bytes, 1, parseElementType(`<M8[${unit}]`))[0];
    };
    expect(one('Y', 54n)).toBe('2024-01-01T00:00:00.000Z');
    expect(one('M', -1n)).toBe('1969-12-01T00:00:00.000Z');
    expect(one('W', 1n)).toBe('1970-01-08T00:00:00.000Z');
    expect(one('h', 25n)).toBe('1970-01-02T01:00:00.000Z');
    expect(one('us', 1_500_000n)).toBe('1970-01-01T00:00:01.500Z');
    expect(one('ns', 1_700_000_000_123_456_789n)).toBe('2023-11-14T22:13:20.123Z');
  });

  it.each(['c16', 'V8', 'f16', 'i3', '', 'f8extra'])('does not read %s', (code) => {
    expect(codeOf(() => parseElementType(code))).toBe('unsupported');
  });
});

describe('.npz files', () => {
  const columns = [
    { name: 'ids', values: ['q1', 'q2', 'q3'] },
    { name: 'y_true', values: [1, 0, 1] },
    { name: 'y_pred', values: [1, 1, 1] },
  ];

  it('reads stored and deflated archives as a table', () => {
    expect(tableOfArrays(readNpz(fixture('python/predictions-stored.npz')).arrays).columns).toEqual(columns);
    const table = tableOfArrays(readNpz(fixture('python/predictions.npz')).arrays);
    expect(table.columns.slice(0, 3)).toEqual(columns);
    expect(table.columns[3]).toEqual({
      name: 'probs',
      values: [
        [Math.fround(0.1), Math.fround(0.9)],
        [0.25, 0.75],
        [0.5, 0.5],
      ],
    });
  });

  it('keeps the arrays that can be read and names the others', () => {
    const archive = writeZip([
      { name: 'good.npy', content: fixture('python/npy-le-f8.npy') },
      { name: 'bad.npy', content: Buffer.from('no array') },
    ]);
    const { arrays, problems } = readNpz(archive);
    expect([...arrays.keys()]).toEqual(['good']);
    expect(problems).toEqual(['bad: this is not an .npy file']);
  });

  it('caps the sum of all members', () => {
    const member = fixture('python/npy-le-f8.npy');
    const archive = writeZip(['a', 'b', 'c'].map((name) => ({ name: `${name}.npy`, content: member })));
    const { arrays, problems } = readNpz(archive, { maxMemberBytes: member.length * 2, maxMembers: 10 });
    expect([...arrays.keys()]).toEqual(['a', 'b']);
    expect(problems).toHaveLength(1);
  });

  it('leaves out arrays of another length, with a note', () => {
    const table = tableOfArrays(
      new Map([
        ['a', { kind: 'array', shape: [2], elements: [1, 2] }],
        ['b', { kind: 'array', shape: [2], elements: [3, 4] }],
        ['classes', { kind: 'array', shape: [3], elements: ['x', 'y', 'z'] }],
        ['loss', { kind: 'array', shape: [], elements: [0.5] }],
      ]),
    );
    expect(table.columns.map((column) => column.name)).toEqual(['a', 'b']);
    expect(table.notes).toEqual(['classes have another length than 2 and are left out']);
  });
});
