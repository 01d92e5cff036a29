/** Markdown as GitHub renders it: GFM with raw HTML, by a parser of its own. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The HTML of a document; raw HTML passes, as GitHub lets the tags that a report uses pass. */
export const renderMarkdown = (text: string): string =>
  micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** The names of all elements of a rendered document. */
export const elementsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/<([a-z][a-z0-9]*)[\s>/]/gi)].map((match) => match[1]!.toLowerCase()));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text of rendered HTML, without elements. */
export const textOf = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name]!);

/** What untrusted text may try. */
export const hostile = [
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)>',
  'a | b || c',
  '`code` ``more``',
  '# heading',
  '- item',
  '1. item',
  '**bold** _it_ ~~no~~',
  'https://evil.example www.evil.example a@evil.example @user #12',
  'line\n\n<details>\n---\n| a | b |',
  '</details></summary>',
  '&lt;b&gt; &amp;',
  '\\| \\` \\',
  '[^1] [ref]: x',
  '> quote',
  '$x^2$',
  '--- | ---',
  '\u202eevil',
] as const;
