/** How large a site is, and what a host says to that. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { integer } from '../../src/format/numbers.ts';

/** What GitHub Pages publishes at most, in bytes. */
const mostBytes = 1e9;

/** A sentence for the terminal where `site` is larger than GitHub Pages takes; else null. */
export function sizeNotice(site: string, most = mostBytes): string | null {
  let [bytes, files] = [0, 0];
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
    files += 1;
  }
  if (bytes <= most) return null;
  return (
    `The site has ${(bytes / 1e9).toFixed(1)} GB in ${integer(files)} files: more than the ${(most / 1e9).toFixed(0)} GB that GitHub Pages publishes. ` +
    `Host it elsewhere, or build a site for each part of the results.`
  );
}
