/** Lets Node keep what it makes of the sources, so that the next command starts in half the time. */
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { cacheRoot, cacheTag } from './cache-root.ts';

/** What `--cache` names among the words of a command: its options are read by code that is to be kept. */
function namedCache(words: readonly string[]): string | null {
  const at = words.findLastIndex((word) => /^--cache(=|$)/.test(word));
  if (at === -1) return null;
  return /^--cache=(.*)$/s.exec(words[at]!)?.[1] ?? words[at + 1] ?? null;
}

/**
 * Keeps the compiled code of a command beside what builds keep. Only where a build has made that folder, and the command
 * may keep something: one that only asks leaves nothing behind by itself. Where Node cannot write there, it goes on without.
 */
export function keepCompiledCode(words: readonly string[]): void {
  if (words.some((word) => /^--no[-_]cache$/.test(word))) return;
  const root = cacheRoot(namedCache(words));
  if (existsSync(join(root, cacheTag))) nodeModule.enableCompileCache(join(root, 'code'));
}
