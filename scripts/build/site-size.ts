/** How large a site is, and what a host says to that. */
import { integer } from '../../src/format/numbers.ts';
import type { Stamps } from '../cache/stamps.ts';

/** What GitHub Pages publishes at most, in bytes. */
const mostBytes = 1e9;

/** A sentence for the terminal where a site is larger than GitHub Pages takes; else null. */
export function sizeNotice({ bytes, lines }: Stamps, most = mostBytes): string | null {
  if (bytes <= most) return null;
  return (
    `The site has ${(bytes / 1e9).toFixed(1)} GB in ${integer(lines.length)} files: more than the ${(most / 1e9).toFixed(0)} GB that GitHub Pages publishes. ` +
    `Host it elsewhere, or build a site for each part of the results.`
  );
}
