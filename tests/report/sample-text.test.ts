import { expect, test } from 'vitest';
import { answerText, cutText, judgeRow, sampleName, visibleText } from '../../src/report/sample-text.ts';
import type { SampleTable } from '../../src/report/run.ts';

test('control characters become visible, line feeds and tabs stay', () => {
  expect(visibleText('a\u0000b\u001b[31m\r\nc\td\u007f\u0085')).toBe('a␀b␛[31m\nc\td␡\ufffd');
  expect(visibleText('half \ud83d end')).toBe('half \ufffd end');
  expect(visibleText('whole 😀')).toBe('whole 😀');
});

test('a cut text keeps whole characters and its length', () => {
  expect(cutText('abcdef', 6)).toBe('abcdef');
  expect(cutText('abcdef', 4)).toBe('abc…');
  expect(cutText('ab😀cd', 4)).toBe('ab…');
  expect(sampleName('x'.repeat(1e6))).toHaveLength(200);
  expect(answerText(null)).toBeNull();
});

const table = (fields: Partial<SampleTable>): SampleTable => ({
  ids: ['s'],
  gold: null,
  predicted: null,
  correct: null,
  probability: null,
  numbers: {},
  texts: {},
  ...fields,
});

test('what the file states counts before gold equals predicted', () => {
  expect(judgeRow(table({ gold: ['1'], predicted: ['1.0'], correct: [true] }), 0)).toBe(true);
  expect(judgeRow(table({ gold: ['1'], predicted: ['2'] }), 0)).toBe(false);
  expect(judgeRow(table({ gold: ['1'], predicted: [null] }), 0)).toBe(false);
  expect(judgeRow(table({ gold: [null], predicted: ['2'] }), 0)).toBeNull();
  expect(judgeRow(table({ gold: ['1'] }), 0)).toBeNull();
});
