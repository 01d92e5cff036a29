/**
 * `npm test`: types, lint and format, then the tests without a browser, then the built demo site in a real browser.
 * Ends with one line: how many passed, failed and were skipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-tests-'));
let passed = 0;
let failed = 0;
let skipped = 0;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs a script of package.json and counts it as one test. */
function check(script: string): void {
  say(`\n== ${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status === 0) passed++;
  else failed++;
}

/** Runs a vitest configuration and adds up what it counted; a run that could not count is a failure. */
function vitest(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  say(`\n== ${name}`);
  const file = join(work, `${name.replaceAll(/\W+/g, '-')}.json`);
  const { status } = spawnSync(
    'vitest',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...args],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  try {
    const counts: { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number } =
      JSON.parse(readFileSync(file, 'utf8'));
    passed += counts.numPassedTests;
    failed += counts.numFailedTests;
    skipped += counts.numPendingTests + counts.numTodoTests;
    if (status !== 0 && counts.numFailedTests === 0) failed++;
  } catch {
    failed++;
  }
}

for (const script of ['types', 'types:pages', 'lint', 'format:check']) check(script);
vitest('unit, reference and whole-folder tests', []);
if (process.env['SWEEPBOOK_NO_BROWSER'] === '1') {
  say('\n== The browser tests are skipped: SWEEPBOOK_NO_BROWSER=1.');
  skipped++;
} else {
  const browser = findBrowser();
  if (browser.path === null) {
    say(`\n== browser tests\n${browser.advice}`);
    failed++;
  } else vitest('the built site in a browser', ['--config', 'vitest.site.config.ts'], { CHROME_PATH: browser.path });
}
rmSync(work, { recursive: true, force: true });
if (!process.env['SWEEPBOOK_REAL_DATA']) {
  say("\nSKIPPED: the tests on other people's data, because SWEEPBOOK_REAL_DATA does not name a folder with it.");
}
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
