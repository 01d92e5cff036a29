/** The file that the interactive version of a figure is loaded from: a classic script, because file:// has no fetch. */
import type { Figure } from './figure.ts';

/** Text of the script: it hands the figure to `sweepbookFigures` under its id and does nothing else. */
export function figureScript(figure: Figure): string {
  // In a script, unlike in a page, JSON needs no further escaping.
  return `(globalThis.sweepbookFigures??={})[${JSON.stringify(figure.id)}]=${JSON.stringify(figure)};\n`;
}
