/** The Markdown that comments are made of: names cut, cells escaped, long lists ended with a count. */
import type { Phrase } from '../../format/phrases.ts';
import { cutText } from '../../report/sample-text.ts';
import { phraseMarkdown } from '../phrase-markdown.ts';
import { markdownLink, markdownText } from '../tables/markdown-text.ts';

/** A name in a comment: the end of a very long one says nothing that its page does not. */
export const mostNameCharacters = 80;

/** Longer texts of the input (errors, answers) are cut. */
export const mostTextCharacters = 200;

/** Text of the input, cut and escaped. */
export const shortText = (text: string, most: number = mostTextCharacters): string => markdownText(cutText(text, most));

/** A name, linked where it has a page. */
export function nameMarkdown(name: string, address: string | null): string {
  const short = cutText(name, mostNameCharacters);
  return address === null ? markdownText(short) : markdownLink(short, address);
}

/** A sentence whose emphasised names are cut. */
export const sentence = (phrase: Phrase): string =>
  phraseMarkdown(
    phrase.map((piece) =>
      typeof piece !== 'string' && 'strong' in piece ? { strong: cutText(piece.strong, mostNameCharacters) } : piece,
    ),
    (id) => id,
  );

/** A table of cells that are Markdown already. The first column is left, the others as `align` says. */
export function grid(
  columns: readonly (readonly [title: string, align: 'left' | 'right'])[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(([, align]) => (align === 'left' ? ':--' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

/** A list; what goes beyond `most` is counted. */
export function list(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return [...items.slice(0, most), ...(rest > 0 ? [`and ${rest} more`] : [])].map((item) => `- ${item}`).join('\n');
}

/** A fold with Markdown inside. `title` is Markdown-free text of ours. */
export const fold = (title: string, body: string): string =>
  `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
