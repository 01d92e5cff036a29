import { describe, expect, it } from 'vitest';
import { pickleToJson, pickleToTable } from '../../../src/ingest/decode/pickle-table.ts';
import { unpickle } from '../../../src/ingest/decode/pickle.ts';
import { fixture } from '../support/fixtures.ts';

const table = (name: string): ReturnType<typeof pickleToTable> =>
  pickleToTable(unpickle(fixture(`python/${name}.pkl`)));
const base = [
  { name: 'id', values: ['q1', 'q2', 'q3'] },
  { name: 'label', values: [1, 0, 1] },
  { name: 'pred', values: [1, 1, 1] },
  { name: 'prob', values: [0.9, 0.25, NaN] },
  { name: 'correct', values: [true, false, true] },
];

describe.each(['numpy1', 'numpy2'])('a DataFrame that pandas with %s pickled', (era) => {
  it.each([2, 4, 5])('is read in protocol %i: every kind of block, columns in order', (protocol) => {
    const { rows, columns, notes } = table(`${era}-frame-protocol${protocol}`)!;
    expect(rows).toBe(3);
    expect(notes).toEqual([]);
    expect(columns).toEqual([
      ...base,
      { name: 'kind', values: ['easy', 'hard', 'easy'] },
      { name: 'when', values: ['2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z', null] },
      { name: 'maybe', values: [1, null, 3] },
    ]);
  });

  it('puts a named index first', () => {
    expect(table(`${era}-frame-indexed`)?.columns).toEqual([
      { name: 'sample', values: ['a', 'b', 'c'] },
      { name: 'label', values: [1, 0, 1] },
      { name: 'prob', values: [0.9, 0.25, NaN] },
    ]);
  });

  it('reads a list of dicts as a table too', () => {
    expect(table(`${era}-rows`)?.columns).toEqual(base);
  });
});

describe('frames that cannot be read', () => {
  const frame = (state: Map<string, unknown>): Parameters<typeof pickleToTable>[0] =>
    ({ kind: 'object', name: 'pandas.core.frame.DataFrame', args: [], state, items: [], entries: new Map() }) as never;

  it('gives no table for a manager of an unknown layout', () => {
    expect(pickleToTable(frame(new Map()))).toBeNull();
    expect(pickleToTable(frame(new Map([['_mgr', 5]])))).toBeNull();
  });

  it('names a column of an unknown kind instead of dropping it silently', () => {
    const object = (name: string, args: unknown[]): unknown => ({
      kind: 'object',
      name,
      args,
      state: undefined,
      items: [],
      entries: new Map(),
    });
    const index = (values: unknown): unknown =>
      object('pandas.core.indexes.base._new_Index', [null, new Map([['data', values]])]);
    const block = (values: unknown, at: number): unknown =>
      object('pandas._libs.internals._unpickle_block', [values, object('builtins.slice', [at, at + 1, 1]), 2]);
    const good = { kind: 'array', shape: [1, 2], elements: [1, 2] };
    const manager = object('BlockManager', [
      [block(good, 0), block(object('my.Extension', []), 1)],
      [index(['a', 'b']), index(['x', 'y'])],
    ]);
    const found = pickleToTable(frame(new Map([['_mgr', manager]])));
    expect(found?.columns).toEqual([
      { name: 'index', values: ['x', 'y'] },
      { name: 'a', values: [1, 2] },
    ]);
    expect(found?.notes).toEqual(['the column b is of a kind that is not read']);
  });

  it('describes a dataclass by its attributes', () => {
    const object = {
      kind: 'object',
      name: 'my.Result',
      args: [],
      state: new Map([['score', 1]]),
      items: [],
      entries: new Map(),
    } as const;
    expect(pickleToJson(object as never)).toEqual({ score: 1 });
  });
});
