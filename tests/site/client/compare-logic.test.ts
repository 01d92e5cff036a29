import { describe, expect, test } from 'vitest';
import {
  choiceSize,
  findNames,
  formatSelection,
  mostChosen,
  parseSelection,
  withChosen,
  withoutChosen,
} from '../../../src/site/client/compare-logic.ts';

const known = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g']);

describe('the choice in the address', () => {
  test('keeps its order, each once', () => {
    expect(parseSelection('b,a,b', known)).toEqual({ chosen: ['b', 'a'], unknown: [], tooMany: 0 });
    expect(parseSelection(' b , a ,', known).chosen).toEqual(['b', 'a']);
  });

  test('says what it does not know and what was too much', () => {
    expect(parseSelection('a,x,__proto__', known)).toEqual({ chosen: ['a'], unknown: ['x', '__proto__'], tooMany: 0 });
    const many = parseSelection('a,b,c,d,e,f,g', known);
    expect(many.chosen).toHaveLength(mostChosen);
    expect(many.tooMany).toBe(1);
  });

  test('nothing is nothing', () => {
    for (const text of [null, '', ',', ' , ']) {
      expect(parseSelection(text, known)).toEqual({ chosen: [], unknown: [], tooMany: 0 });
    }
    expect(formatSelection([])).toBeNull();
  });

  test('comes back as it went', () => {
    expect(parseSelection(formatSelection(['c', 'a']), known).chosen).toEqual(['c', 'a']);
  });
});

describe('choosing', () => {
  test('adds once, stops at six, removes', () => {
    expect(withChosen(['a'], 'a')).toEqual(['a']);
    expect(withChosen(['a'], 'b')).toEqual(['a', 'b']);
    expect(withChosen(['a', 'b', 'c', 'd', 'e', 'f'], 'g')).toHaveLength(6);
    expect(withoutChosen(['a', 'b'], 'a')).toEqual(['b']);
    expect(withoutChosen(['a'], 'x')).toEqual(['a']);
  });
});

describe('finding names', () => {
  const names = [
    { s: 'm1', n: 'big mlp', w: 'lr=0.1', c: 0, m: 0 },
    { s: 'm2', n: 'mlp small', w: 'lr=0.01 tagged', c: 0, m: 0 },
    { s: 's1', n: 'svm', w: 'C=4 mlp-like', c: 0, m: 0 },
  ];
  const found = (query: string, chosen: readonly string[] = [], limit = 10) =>
    findNames(names, query, { chosen, limit }).map((name) => name.s);

  test('all words must fit; names before params, beginnings first', () => {
    expect(found('MLP')).toEqual(['m2', 'm1', 's1']);
    expect(found('mlp 0.01')).toEqual(['m2']);
    expect(found('nothing')).toEqual([]);
  });

  test('leaves out what is chosen, and keeps to its limit', () => {
    expect(found('', ['m1'])).toEqual(['m2', 's1']);
    expect(found('', [], 1)).toEqual(['m1']);
  });
});

test('no more are asked for than there are', () => {
  expect([2, 3, 5, 6, 40].map(choiceSize)).toEqual(['two', 'two to three', 'two to five', 'two to six', 'two to six']);
});
