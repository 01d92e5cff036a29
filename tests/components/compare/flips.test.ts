import { describe, expect, test } from 'vitest';
import { discordantTable, flipsOf, flipSeeds, flipTable } from '../../../src/components/compare/flips.ts';
import type { FlipPair } from '../../../src/report/samples-schema.ts';
import { sideOf } from './make-side.ts';

const counts = { seed: '0', runA: 'ra', runB: 'rb', n: 20, bothRight: 10, onlyA: 3, onlyB: 5, bothWrong: 2 };
const pair: FlipPair = {
  ...{ reference: 'baseline', a: 'a', b: 'b', tested: counts, bySeed: [counts, { ...counts, seed: null, onlyA: 0 }] },
  ...{ p: 0.7, midP: 0.6, pCorrected: 0.9, minimumP: 0.008, reason: null, discordantTotal: 8, warnings: [] },
  discordant: [
    {
      sample: '<i>1</i>',
      right: 'a',
      gold: 'x',
      predictedA: 'x',
      predictedB: null,
      rightA: 4,
      runsA: 5,
      rightB: 1,
      runsB: 5,
    },
    {
      sample: 's2',
      right: 'b',
      gold: null,
      predictedA: 'y',
      predictedB: 'x',
      rightA: 0,
      runsA: 40,
      rightB: 39,
      runsB: 40,
    },
  ],
};
const sides = [sideOf('a', [1]).configuration, sideOf('b', [1]).configuration] as const;

describe('the flips of a pair', () => {
  test('are found either way round, with both sides exchanged', () => {
    expect(flipsOf([pair], 'a', 'b')).toBe(pair);
    const turned = flipsOf([pair], 'b', 'a')!;
    expect(turned).toMatchObject({ a: 'b', b: 'a' });
    expect(turned.tested).toMatchObject({ runA: 'rb', runB: 'ra', onlyA: 5, onlyB: 3, bothRight: 10 });
    expect(turned.discordant[0]).toMatchObject({ right: 'b', predictedA: null, predictedB: 'x', rightA: 1, rightB: 4 });
    expect(flipsOf([turned], 'a', 'b')).toMatchObject({ tested: counts, discordant: pair.discordant });
    expect(flipsOf([pair], 'a', 'c')).toBeNull();
  });
});

test('the tables say which side is right, in words and numbers', () => {
  const table = flipTable(pair, sides).html;
  expect(table).toContain('3<small>only A right');
  expect(table).toContain('5<small>only B right');
  const seeds = flipSeeds(pair, sides).html;
  expect(seeds.match(/<tr[ >]/g)).toHaveLength(3);
  expect(seeds).toContain('none');
  expect(seeds).toContain(' alt"');
});

test('samples: cells for a few runs, numbers for many, at most so many rows', () => {
  const { html } = discordantTable(pair, sides, 5);
  expect(html).toContain('&lt;i&gt;1&lt;/i&gt;');
  expect(html.match(/class="ok"/g)).toHaveLength(5);
  expect(html).toContain('39 of 40');
  expect(html).toContain('not recorded');
  expect(discordantTable(pair, sides, 1).html).not.toContain('s2');
  expect(discordantTable({ ...pair, discordant: [] }, sides, 5).html).toBe('');
});
