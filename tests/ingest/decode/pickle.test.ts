import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pickleToJson, pickleToTable } from '../../../src/ingest/decode/pickle-table.ts';
import { unpickle } from '../../../src/ingest/decode/pickle.ts';
import { codeOf, fixture } from '../support/fixtures.ts';

const op = (...parts: readonly (string | number | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'number'
        ? Buffer.from([part])
        : Buffer.from(typeof part === 'string' ? Buffer.from(part, 'latin1') : part),
    ),
  );

const eras = ['numpy1', 'numpy2'] as const;
const cases = eras.flatMap((era) => [0, 1, 2, 3, 4, 5].map((protocol) => ({ era, protocol })));

describe.each(cases)('a pickle of protocol $protocol with $era', ({ era, protocol }) => {
  const root = unpickle(fixture(`python/${era}-protocol${protocol}.pkl`));
  const get = (key: string): unknown => (root instanceof Map ? root.get(key) : undefined);

  it('gives Python scalars and containers', () => {
    const expected = {
      ...{ none: null, true: true, false: false, int: 7, negative: -300, wide: 2 ** 40, huge: 2n ** 80n, float: 0.1 },
      ...{ nan: NaN, inf: -Infinity, text: 'naïve 数字 \n line', tuple: [1, 'two', [3.5]], list: [1, [2, [3]]] },
      ...{ set: { kind: 'set', items: [3] }, frozen: { kind: 'set', items: [4] }, deque: [1, 2], decimal: '1.50' },
      ...{ when: '2024-02-29T13:14:15.678901', day: '2024-02-29', utc: '2024-02-29T13:14:15Z', delta: 86402.5 },
      ...{
        path: 'runs/a b',
        constructor: 'c',
        np_float: 0.25,
        np_half: 0.5,
        np_int: -5,
        np_bool: true,
        np_text: 'label',
      },
    };
    const found = Object.fromEntries(Object.keys(expected).map((key) => [key, get(key)]));
    expect(found).toEqual(expected);
    expect([...(get('bytes') instanceof Uint8Array ? fixtureBytes(get('bytes')) : [])]).toEqual([0, 255]);
    expect(get('ordered')).toEqual(
      new Map([
        ['b', 1],
        ['a', 2],
      ]),
    );
    expect(get('default')).toEqual(new Map([['k', [1]]]));
    expect(get('counter')).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    );
  });

  it('keeps identity: shared lists are one, a list may hold itself', () => {
    const shared = get('shared');
    expect(Array.isArray(shared) && shared[0] === shared[1]).toBe(true);
    const loop = get('loop');
    expect(Array.isArray(loop) && loop[1] === loop).toBe(true);
  });

  it('gives arrays in C order, whatever their order and type were', () => {
    const array = (shape: readonly number[], elements: readonly unknown[]): unknown => ({ shape, elements });
    const plain = (key: string): unknown => {
      const value = get(key);
      return typeof value === 'object' &&
        value !== null &&
        'elements' in value &&
        'shape' in value &&
        isIterable(value.elements)
        ? { shape: value.shape, elements: [...value.elements] }
        : value;
    };
    expect(plain('array')).toEqual(array([2, 3], [0, 1, 2, 3, 4, 5]));
    expect(plain('fortran')).toEqual(array([2, 3], [0, 1, 2, 3, 4, 5]));
    expect(plain('strided')).toEqual(array([4], [0, 3, 6, 9]));
    expect(plain('big_endian')).toEqual(array([3], [1, 2, 65535]));
    expect(plain('objects')).toEqual(array([3], ['a', null, 3]));
    expect(plain('strings')).toEqual(array([3], ['ab', 'cde', '']));
    expect(plain('byte_strings')).toEqual(array([2], ['ab', 'c']));
    expect(plain('bools')).toEqual(array([2], [true, false]));
    expect(plain('zero_d')).toEqual(array([], [1.5]));
    expect(plain('empty')).toEqual(array([0, 3], []));
    expect(plain('half')).toEqual(array([3], [0.5, 65504, Infinity]));
  });

  it('describes what it does not build, and touches no prototype', () => {
    expect(get('custom')).toMatchObject({ kind: 'object', name: '__main__.Custom', state: new Map([['score', 0.5]]) });
    expect(get('fraction')).toMatchObject({ kind: 'object', name: 'fractions.Fraction' });
    const json = pickleToJson(root);
    expect(Object.hasOwn(Object(json), '__proto__')).toBe(true);
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
  });
});

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
const fixtureBytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array());

describe('hostile pickles', () => {
  it('executes nothing: os.system and eval are descriptions', () => {
    const root = unpickle(fixture('python/exploit.pkl'));
    expect(existsSync('pwned-by-pickle')).toBe(false);
    expect(root instanceof Map && root.get('e')).toMatchObject({ name: '__builtin__.eval' });
    expect(pickleToTable(root)?.columns).toEqual([
      { name: 'id', values: [1, 2] },
      { name: 'correct', values: [true, null] },
    ]);
  });

  it('never hands out a function of JavaScript', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(unpickle(op('c', name, '\n', name, '\n', ')R.'))).toMatchObject({ kind: 'object' });
      expect(unpickle(op('cnumpy\n', name, '\n)R.'))).toMatchObject({ kind: 'object' });
    }
  });

  it('refuses a list that doubles itself a thousand times', () => {
    // Each round puts the list before twice into a new one: 2^1000 values when walked.
    const rounds = Array.from({ length: 1000 }, () => op('(', 'h', 0, 'h', 0, 'l', 'q', 0, '0')).reduce((a, b) =>
      Buffer.concat([a, b]),
    );
    const bomb = op(']q', 0, '0', rounds, 'h', 0, '.');
    const started = process.cpuUsage();
    expect(codeOf(() => pickleToJson(unpickle(bomb)))).toBe('too-large');
    // Processor time, because other tests run beside this one.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  it('caps copies of a large value that are cheap to ask for', () => {
    const big = op('X', Uint8Array.of(0, 0, 16, 0), Buffer.alloc(1 << 20, 'a'), 'q', 0, '0');
    const copies = Buffer.concat(
      Array.from({ length: 2000 }, () => op('c_codecs\nencode\n(h', 0, 'X', Uint8Array.of(5, 0, 0, 0), 'utf-8tR0')),
    );
    expect(codeOf(() => unpickle(op(big, copies, 'N.')))).toBe('too-large');
  });

  it('caps nesting, digits and the size of an array', () => {
    expect(codeOf(() => unpickle(Buffer.alloc(20_000, '(')))).toBe('too-large');
    expect(codeOf(() => unpickle(op('I', '9'.repeat(100_000), '\n.')))).toBe('too-large');
    const type = op('cnumpy\ndtype\n(Vf8\ntR');
    const array = op('cnumpy.core.multiarray\n_reconstruct\n)R(I1\n(L4000000000000\nt', type, 'I00\nC', 0, 'tb.');
    expect(codeOf(() => unpickle(array))).toBe('too-large');
  });

  it('ends a chain of copyreg calls', () => {
    const chain = op('(', 'ccopyreg\n__newobj__\n'.repeat(3000), 't');
    expect(unpickle(op('ccopyreg\n__newobj__\n', chain, 'R.'))).toMatchObject({ kind: 'object' });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'torn'],
    ['no STOP', op('N'), 'torn'],
    ['a cut text', op('X', Uint8Array.of(9, 0, 0, 0), 'abc'), 'torn'],
    ['an unknown opcode', op(0xff), 'malformed'],
    ['an empty stack', op('0.'), 'malformed'],
    ['a mark that was not opened', op('l.'), 'malformed'],
    ['a memo that was not stored', op('h', 7, '.'), 'malformed'],
    ['an append to a number', op('I1\nI2\na.'), 'malformed'],
    ['a key of a number', op('I1\nI2\nI3\ns.'), 'malformed'],
    ['a number that is none', op('Fabc\n.'), 'malformed'],
    ['protocol 9', op(0x80, 9, 'N.'), 'unsupported'],
  ] as const)('names %s', (_, bytes, code) => {
    expect(codeOf(() => unpickle(bytes))).toBe(code);
  });
});

describe('pickles of Python 2', () => {
  it('reads quoted texts with escapes, old long integers and truth values', () => {
    expect(unpickle(op("(S'a\\x41\\n\\'\\101'\nL123L\nI01\nI00\nU", 2, 'hil.'))).toEqual([
      "aA\n'A",
      123,
      true,
      false,
      'hi',
    ]);
  });
});
