/** Gives the tests a cache folder of their own: they neither read nor fill the user's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sweepbook-cache-'));
  process.env['SWEEPBOOK_CACHE'] = folder;
  // The program is started some hundred times: Node keeps what it makes of the sources.
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'node');
  return () => rmSync(folder, { recursive: true, force: true });
}
