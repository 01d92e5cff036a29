/** Finds Chrome or Chromium for the browser tests; installs Debian's package where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell without a window starts and loads pages in half the time, and lays them out alike: it comes first. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function look(): string | null {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') return existsSync(given) ? given : null;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((file) => existsSync(file)) ?? null;
}

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

/** Path of a browser, or null with one line that says what to install. */
export function findBrowser(): { readonly path: string } | { readonly path: null; readonly advice: string } {
  const found = look();
  if (found !== null) return { path: found };
  const root = process.getuid?.() === 0;
  if (root && run('apt-get', ['--version'])) {
    process.stderr.write('No browser found: installing Debian’s chromium-headless-shell.\n');
    run('apt-get', ['update', '-qq']);
    // Releases before Debian 12 have no shell of its own.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])) break;
    }
    const installed = look();
    if (installed !== null) return { path: installed };
  }
  return {
    path: null,
    advice:
      'The browser tests need Chrome or Chromium: install one (Debian: apt-get install chromium-headless-shell) or set CHROME_PATH; ' +
      'SWEEPBOOK_NO_BROWSER=1 runs the other tests without it.',
  };
}
