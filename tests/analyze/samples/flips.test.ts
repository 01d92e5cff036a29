import { describe, expect, it } from 'vitest';
import { flipsOf } from '../../../src/analyze/samples/flips.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { judgedOf, tableOf } from './tables.ts';

const flip = (a: readonly SampleTable[], b: readonly SampleTable[], mostDiscordant = 200) => {
  const { judged, ids } = judgedOf({ a, b });
  return flipsOf(judged['a']!, judged['b']!, { ids, reference: 'baseline', mostDiscordant });
};

describe('flipsOf', () => {
  const found = flip(
    [tableOf('aaaaaaaa', 'aaaaaaax'), tableOf('aaaaaaaa', 'aaaaaaaa')],
    [tableOf('aaaaaaaa', 'axxxxxxa'), tableOf('aaaaaaaa', 'axaaaaaa')],
  )!;

  it('counts the four cells for each common seed', () => {
    expect(
      found.bySeed.map((entry) => [entry.seed, entry.n, entry.bothRight, entry.onlyA, entry.onlyB, entry.bothWrong]),
    ).toEqual([
      ['0', 8, 1, 6, 1, 0],
      ['1', 8, 7, 1, 0, 0],
    ]);
  });

  it('tests the lowest common seed only, exactly', () => {
    expect(found.tested.seed).toBe('0');
    // binom.test(1, 7)$p.value
    expect(found.p).toBe(0.125);
    expect(found.midP).toBe(0.0703125);
    expect(found.warnings.map((warning) => warning.code)).toContain('this-checkpoint-only');
  });

  it('lists what flips, the largest difference over all seeds first', () => {
    expect(found.discordantTotal).toBe(7);
    expect(found.discordant[0]).toEqual({
      sample: 's1',
      right: 'a',
      gold: 'a',
      predictedA: 'a',
      predictedB: 'x',
      rightA: 2,
      runsA: 2,
      rightB: 0,
      runsB: 2,
    });
    expect(found.discordant.filter((entry) => entry.right === 'b').map((entry) => entry.sample)).toEqual(['s7']);
  });

  it('cuts the list and keeps the total', () => {
    const cut = flip([tableOf('aaa', 'aaa')], [tableOf('aaa', 'xxx')], 2)!;
    expect(cut.discordant).toHaveLength(2);
    expect(cut.discordantTotal).toBe(3);
  });

  it('matches by sample id, whatever the order of the rows', () => {
    const reversed = { ...tableOf('bca', 'xca'), ids: ['s1', 's2', 's0'] };
    expect(flip([tableOf('abc', 'abx')], [reversed])!.tested).toMatchObject({ n: 3, bothRight: 1, onlyA: 1, onlyB: 1 });
  });

  it('is null where nothing is shared', () => {
    expect(flip([tableOf('a', 'a')], [{ ...tableOf('a', 'a'), ids: ['other'] }])).toBeNull();
    expect(flip([{ ...tableOf('a', '-'), gold: null }], [tableOf('a', 'a')])).toBeNull();
  });

  it('says where answers were repeated', () => {
    const repeated = { ...tableOf('aaa', 'aab'), ids: ['s0', 's0', 's1'] };
    const pair = flip([repeated], [tableOf('aa', 'xa')])!;
    expect(pair.tested).toMatchObject({ n: 2, onlyA: 1, onlyB: 1 });
    expect(pair.warnings.map((warning) => warning.code)).toContain('repeated-samples');
  });
});
