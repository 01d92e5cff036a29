/**
 * Untrusted text for GitHub Markdown: it prints as itself and does nothing. No HTML, no link, no image, no mention, no
 * emphasis, no new column or row of a table.
 */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One line: line ends and control characters become spaces; marks that turn the reading direction are dropped. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, (space) => (/^[\u00a0\u202f\u2009]+$/.test(space) ? space : ' '))
    .trim();

/** Text inside HTML, as in a `<summary>`. */
export const htmlText = (text: string): string => oneLine(text).replace(/[&<>]/g, (sign) => entities[sign]!);

/**
 * Text inside a paragraph, a list item, a heading or a cell of a table.
 * @example markdownText('a|b <i>') // 'a\\|b &lt;i&gt;'
 */
export function markdownText(text: string): string {
  return (
    oneLine(text)
      .replace(/[&<>]/g, (sign) => entities[sign]!)
      .replace(/[\\`*[\]|~$]/g, '\\$&')
      // Inside a word an underscore is only itself.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // What begins a heading, a list, a rule or an underlined heading at the start of a line.
      .replace(/^(#{1,6}|[-+])(?=\s|$)|^(?=[-=]+$)/, '\\$1')
      .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
      // Addresses that the parser would make links of; mentions, references and pictures by name that GitHub looks for
      // in the finished page, where only an invisible sign keeps them apart.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`)
      .replace(/@(?=\w)/g, '@\u2060')
      .replace(/#(?=\d)/g, '#\u2060')
      .replace(/:(?=[a-z0-9_+-]+:)/gi, ':\u2060')
  );
}

/** Text as code on one line, in enough backticks. Inside a table a pipe is escaped, which GitHub takes back. */
export function markdownCode(text: string, inTable = false): string {
  const line = oneLine(text);
  if (line === '') return '';
  // Parsers disagree about a backslash before a pipe inside the code of a cell: there it stands as text.
  if (inTable && /\\\|/.test(line)) return markdownText(line);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const ticks = '`'.repeat(longest + 1);
  const padded = line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
  return `${ticks}${inTable ? padded.replace(/\|/g, '\\|') : padded}${ticks}`;
}

/** A block of code as it is, in a fence longer than any inside. `language` is one of ours, never from the input. */
export function markdownBlock(text: string, language: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/\n+$/, '');
  const longest = Math.max(2, ...[...clean.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${clean}\n${fence}`;
}

/** A link whose address was checked to be one of the web; its text is escaped. */
export const markdownLink = (text: string, address: string): string =>
  `[${markdownText(text)}](<${address.replace(/[<>\s]/g, (sign) => encodeURIComponent(sign))}>)`;
