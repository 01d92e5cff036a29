/** The end of a log as the failure list shows it. */

/** At most this many lines and characters. */
const mostLines = 40;
const mostCharacters = 6000;

/** The last lines of a text, without blank lines at its end. */
export function lastLines(text: string): string {
  const end = text.trimEnd().length;
  let start = end + 1;
  for (let lines = 0; lines < mostLines && start > 0 && end - start < mostCharacters; lines++) {
    start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return copy(text.slice(Math.max(start, end - mostCharacters), end));
}

/** A string of its own: a slice would keep the whole log in memory. */
const copy = (text: string): string => Buffer.from(text).toString();
