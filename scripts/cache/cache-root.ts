/** Where caches are: imported before anything else of the program, so it imports next to nothing. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The file that marks the folder for backup programs: where it is, a build has been allowed to keep something. */
export const cacheTag = 'CACHEDIR.TAG';

/** The folder that an option names, or the environment, or that of the user. */
export function cacheRoot(option: string | null): string {
  const named = option ?? (process.env['SWEEPBOOK_CACHE'] || null);
  return named === null ? userCacheFolder() : resolve(process.cwd(), named);
}

/** Where a user's programs keep what can be made again, by the custom of the system. */
function userCacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'sweepbook');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'sweepbook', 'cache');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'sweepbook');
}
