/** Lets Node keep what it makes of the sources, so that the next command starts in half the time. */
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { cacheRoot, cacheTag } from './cache-root.ts';

/** They load the pages from a folder that no other build has: what Node would keep of these is never used again. */
const renderPages: ReadonlySet<string> = new Set(['build', 'dev', 'merge']);

/**
 * Keeps the compiled code of a command beside what builds keep. Only where a build has made that folder: a command that
 * only asks leaves nothing behind by itself. Where Node cannot write there, it goes on without.
 */
export function keepCompiledCode(command: string | undefined): void {
  if (command !== undefined && renderPages.has(command)) return;
  const root = cacheRoot(null);
  if (existsSync(join(root, cacheTag))) nodeModule.enableCompileCache(join(root, 'code'));
}
