import { expect, test } from 'vitest';
import { isVisible, visibleLog, visibleText } from '../../../src/ingest/redact/visible.ts';

test.each([
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200f',
  '\ufeff',
  '\u00ad',
  '\u001b',
  '\u0000',
  '\u009b',
  '\u3164',
  '\u{e0041}',
])('%j is printed as what it is, once', (sign) => {
  const shown = visibleText(`a${sign}b`);
  expect(isVisible(`a${sign}b`)).toBe(false);
  expect(shown).toMatch(/^a\[U\+[0-9A-F]{4,5}\]b$/);
  expect(visibleText(shown)).toBe(shown);
});

test.each(['plain', 'tab\tand\nline\r\n', 'Größe 中文 עברית عربي', '👨‍👩‍👧‍👦 ❤️', 'می‌خواهم'])(
  '%j stays as it is',
  (text) => {
    expect(isVisible(text)).toBe(true);
    expect(visibleText(text)).toBe(text);
  },
);

test('a log loses its colours and keeps its words', () => {
  expect(visibleLog('\u001b[1;31mERROR\u001b[0m at 5\u001b[2K\u001b]8;;http://x\u0007link\u001b]8;;\u0007')).toBe(
    'ERROR at 5link',
  );
  expect(visibleLog('\u001b[999')).toBe('[U+001B][999');
});
