/** Paragraphs with a label in front: later lines begin where the text of the first one does. */
import stringWidth from 'string-width';

/** Breaks `text` at spaces, so that no line is wider than `width` unless one word is. */
export function hang(label: string, text: string, width: number): string {
  const indent = stringWidth(label);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((part, at) => (at === 0 ? label : ' '.repeat(indent)) + part).join('\n');
}

/** Breaks every line of `text` that is wider than `width` at spaces; what follows stands under its indentation. */
export const fold = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => {
      const indent = /^ */.exec(line)![0];
      return stringWidth(line) <= width ? line : hang(indent, line.slice(indent.length), width);
    })
    .join('\n');
