/** Gives the tests a cache folder of their own: they neither read nor fill the user's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sweepbook-cache-'));
  process.env['SWEEPBOOK_CACHE'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
