import { expect, test } from 'vitest';
import { neighboursIn } from '../../src/site/neighbours.ts';

const titles = (list: readonly string[], item: string) => {
  const { previous, next } = neighboursIn(list, item, (name) => ({ title: name, path: `${name}/` }));
  return [previous?.title ?? null, next?.title ?? null];
};

test('what comes before and after; nothing at the ends and for a stranger', () => {
  expect(titles(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
  expect(titles(['a', 'b'], 'a')).toEqual([null, 'b']);
  expect(titles(['a', 'b'], 'b')).toEqual(['a', null]);
  expect(titles(['a'], 'a')).toEqual([null, null]);
  expect(titles(['a'], 'x')).toEqual([null, null]);
});
