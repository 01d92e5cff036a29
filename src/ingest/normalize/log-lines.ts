/** The end of a log as the failure list shows it. */

/** At most this many lines and characters. */
const mostLines = 40;
const mostCharacters = 6000;

/** The last lines of a text, without blank lines at its end. */
export function lastLines(text: string): string {
  const end = text.trimEnd().length;
  let start = end;
  for (let lines = 0; lines < mostLines && start > 0 && end - start < mostCharacters; lines++) {
    start = text.lastIndexOf('\n', start - 1);
    if (start === -1) return copy(text.slice(0, end));
  }
  return copy(text.slice(start === 0 ? 0 : start + 1, end).slice(-mostCharacters));
}

/** A string of its own: a slice would keep the whole log in memory. */
const copy = (text: string): string => Buffer.from(text).toString();
