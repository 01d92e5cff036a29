import { describe, expect, test } from 'vitest';
import { renamedSlugs, type EarlierExperiment } from '../../src/site/renamed.ts';
import type { Configuration } from '../../src/report/schema.ts';

type Given = readonly [
  slug: string,
  params: Readonly<Record<string, number | string>>,
  rest?: Partial<EarlierExperiment>,
];

const now = (...given: readonly Given[]): readonly Configuration[] =>
  given.map(([slug, params, rest]) => ({
    ...{ id: slug, slug, params, tags: [], seeds: [], notes: null, marker: { colour: 0, shape: 0 } },
    ...{ name: rest?.name ?? slug, runIds: [...(rest?.runIds ?? [])] },
  }));

const found = (earlier: readonly Given[], today: readonly Given[]) =>
  Object.fromEntries(renamedSlugs({ earlier: now(...earlier), now: now(...today) }));

describe('an experiment is found again', () => {
  test('by equal params, in any order of keys', () => {
    expect(found([['old', { lr: 1, depth: 2 }]], [['new', { depth: 2, lr: 1 }]])).toEqual({ old: 'new' });
  });

  test('by its runs, where a param was written into their files', () => {
    const earlier: Given[] = [
      ['a', { lr: 1 }, { runIds: ['r1', 'r2'] }],
      ['b', { lr: 2 }, { runIds: ['r3'] }],
    ];
    // New runs have another value of the new param, so the params alone could not tell.
    const today: Given[] = [
      ['a0', { lr: 1, dropout: 0 }, { runIds: ['r1'] }],
      ['a1', { lr: 1, dropout: 0.1 }, { runIds: ['r5'] }],
      ['b0', { lr: 2, dropout: 0 }, { runIds: ['r3', 'r4'] }],
    ];
    expect(found(earlier, today)).toEqual({ a: 'a0', b: 'b0' });
  });

  test('by the other params, where one was added, or left out, that tells no experiments apart', () => {
    const few: Given[] = [
      ['a', { lr: 1 }],
      ['b', { lr: 2 }],
    ];
    const more: Given[] = [
      ['a0', { lr: 1, version: '2' }],
      ['b0', { lr: 2, version: '2' }],
      ['c0', { lr: 3, version: '2' }],
    ];
    expect(found(few, more)).toEqual({ a: 'a0', b: 'b0' });
    expect(found(more, few)).toEqual({ a0: 'a', b0: 'b' });
  });

  test('by a name that only it has', () => {
    const today: Given[] = [
      ['base-2', { lr: 1, dropout: 0 }, { name: 'base' }],
      ['big-2', { lr: 1, dropout: 0.1 }, { name: 'big' }],
    ];
    expect(found([['base-1', { lr: 1 }, { name: 'base' }]], today)).toEqual({ 'base-1': 'base-2' });
  });
});

describe('no address is better than a wrong one', () => {
  test.each<[string, Given[], Given[]]>([
    ['no params', [['old', {}]], [['new', {}]]],
    [
      'the page is still there',
      [['same', { lr: 1 }]],
      [
        ['same', { lr: 2 }],
        ['new', { lr: 1 }],
      ],
    ],
    [
      'two with the old params',
      [['old', { lr: 1 }]],
      [
        ['x', { lr: 1 }],
        ['y', { lr: 1 }],
      ],
    ],
    [
      'two had the params',
      [
        ['x', { lr: 1 }],
        ['y', { lr: 1 }],
      ],
      [['new', { lr: 1 }]],
    ],
    [
      'the new param has two values',
      [['old', { lr: 1 }]],
      [
        ['x', { lr: 1, d: 0 }],
        ['y', { lr: 1, d: 1 }],
      ],
    ],
    [
      'the new param varies elsewhere',
      [['old', { lr: 1 }]],
      [
        ['x', { lr: 1, d: 0 }],
        ['y', { lr: 2, d: 1 }],
      ],
    ],
    [
      'not all have the new param',
      [['old', { lr: 1 }]],
      [
        ['x', { lr: 1, d: 0 }],
        ['y', { lr: 2 }],
      ],
    ],
    ['a param has another name', [['old', { m: 'a', lr: 1 }]], [['new', { m: 'a', rate: 1 }]]],
    ['another value, the same name', [['old', { lr: 1 }, { name: 'n' }]], [['new', { lr: 2 }, { name: 'n' }]]],
    ['another value, the same runs', [['old', { lr: 1 }, { runIds: ['r'] }]], [['new', { lr: 2 }, { runIds: ['r'] }]]],
    [
      'its runs are in two experiments',
      [['old', { lr: 1 }, { runIds: ['r', 's'] }]],
      [
        ['x', { lr: 1, d: 0 }, { runIds: ['r'] }],
        ['y', { lr: 1, d: 1 }, { runIds: ['s'] }],
      ],
    ],
    [
      'the name is now that of another, whose runs are others',
      [['old', { lr: 1 }, { name: 'n', runIds: ['r'] }]],
      [
        ['x', { lr: 1, d: 0 }, { name: 'n', runIds: ['q'] }],
        ['y', { lr: 3, d: 1 }, { runIds: ['r'] }],
      ],
    ],
    [
      'two have the name',
      [['old', { lr: 1 }, { name: 'n' }]],
      [
        ['x', { lr: 1, d: 0 }, { name: 'n' }],
        ['y', { lr: 1, d: 1 }, { name: 'n' }],
      ],
    ],
  ])('%s', (_, earlier, today) => {
    expect(found(earlier, today)).toEqual({});
  });
});
