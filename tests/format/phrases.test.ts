import { expect, test } from 'vitest';
import { configurationList, phraseText } from '../../src/format/phrases.ts';

test('a phrase as plain text', () => {
  const phrase = ['Two: ', ...configurationList(['a', 'b']), '. ', { strong: '0.5' }, ' ', { link: '#x', text: 'See' }];
  expect(phraseText(phrase, (id) => id.toUpperCase())).toBe('Two: A and B. 0.5 See');
});

test('lists of one, two and three', () => {
  expect(phraseText(configurationList(['a']), (id) => id)).toBe('a');
  expect(phraseText(configurationList(['a', 'b', 'c']), (id) => id)).toBe('a, b and c');
  expect(configurationList([])).toEqual([]);
});
