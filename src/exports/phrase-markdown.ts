/** Sentences of the report as Markdown. */
import type { Phrase } from '../format/phrases.ts';
import { markdownText } from './tables/markdown-text.ts';

/** A phrase with configurations and emphasis in bold; places inside the site become plain text. */
export function phraseMarkdown(phrase: Phrase, nameOf: (configuration: string) => string): string {
  const parts = phrase.map((piece) => {
    if (typeof piece === 'string') return edges(piece, markdownText);
    if ('configuration' in piece) return `**${markdownText(nameOf(piece.configuration))}**`;
    return 'strong' in piece ? `**${markdownText(piece.strong)}**` : markdownText(piece.text);
  });
  return parts.join('').trim();
}

/** Keeps the spaces at both ends, which escaping one line would trim. */
function edges(text: string, print: (text: string) => string): string {
  const inside = text.trim();
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${print(inside)}${/\s$/.test(text) ? ' ' : ''}`;
}
