import { describe, expect, it } from 'vitest';
import {
  htmlText,
  markdownBlock,
  markdownCode,
  markdownLink,
  markdownText,
} from '../../../src/exports/tables/markdown-text.ts';
import { elementsOf, hostile, renderMarkdown, textOf } from '../markdown.ts';

const visible = (text: string): string =>
  text
    .replace(/[\u2060\u202e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('markdownText', () => {
  it.each(hostile)('prints as itself and does nothing: %j', (text) => {
    const html = renderMarkdown(markdownText(text));
    expect([...elementsOf(html)]).toEqual(['p']);
    expect(visible(textOf(html))).toBe(visible(text));
  });

  it.each(hostile)('stays in one cell of a table: %j', (text) => {
    const html = renderMarkdown(`| a | b |\n| - | - |\n| ${markdownText(text)} | end |\n`);
    expect([...elementsOf(html)].sort()).toEqual(['table', 'tbody', 'td', 'th', 'thead', 'tr']);
    expect(html.match(/<td>/g)).toHaveLength(2);
    expect(visible(textOf(/<td>(.*?)<\/td>/s.exec(html)![1]!))).toBe(visible(text));
  });

  it('leaves ordinary names and numbers as they are', () => {
    for (const text of ['none/svm_rbf', '0.9870 ± 0.0046', '−0.0029 to +0.0042', 'mlp h=128 lr=0.003']) {
      expect(markdownText(text)).toBe(text);
    }
  });
});

describe('markdownCode and markdownBlock', () => {
  it.each(hostile)('keep text as code: %j', (text) => {
    const code = renderMarkdown(`x ${markdownCode(text)} y`);
    expect([...elementsOf(code)].sort()).toEqual(['code', 'p']);
    const block = renderMarkdown(markdownBlock(`${text}\n\`\`\`\n~~~`, 'text'));
    expect([...elementsOf(block)].sort()).toEqual(['code', 'pre']);
  });

  it('keep a pipe in a cell', () => {
    const html = renderMarkdown(`| a |\n| - |\n| ${markdownCode('x | y', true)} |\n`);
    expect(textOf(/<td>(.*?)<\/td>/s.exec(html)![1]!)).toBe('x | y');
  });
});

describe('htmlText and markdownLink', () => {
  it.each(hostile)('print no element: %j', (text) => {
    expect(htmlText(text)).not.toMatch(/[<>]/);
    const link = renderMarkdown(markdownLink(text, 'https://example.org/a(b)'));
    expect([...elementsOf(link)].sort()).toEqual(['a', 'p']);
    expect(link).toContain('href="https://example.org/a(b)"');
  });
});

it('a backslash before a pipe cannot end a cell of code', () => {
  expect(markdownCode('a\\|<img src=x>', true)).toBe('a\\\\\\|&lt;img src=x&gt;');
  expect(markdownCode('a|b', true)).toBe('`a\\|b`');
});
