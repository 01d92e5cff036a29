/**
 * `npm test`: types, lint and format, then the tests without a browser, then the built demo site in a real browser.
 * Ends with one line: how many passed, failed and were skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-tests-'));
let passed = 0;
let failed = 0;
let skipped = 0;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs a script of package.json, says what it said when it has ended, and counts it as one test. */
async function check(script: string): Promise<void> {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const status = await new Promise<number | null>((done) => child.on('error', () => done(null)).on('close', done));
  say(`\n== ${script}${said === '' ? '' : `\n${said.trimEnd()}`}`);
  if (status === 0) passed++;
  else failed++;
}

/** One check after the other. */
async function checkAll(scripts: readonly string[]): Promise<void> {
  for (const script of scripts) await check(script);
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

// Two at once, of about the same length: each uses one processor.
await Promise.all([checkAll(['types:pages', 'format:check']), checkAll(['lint', 'types'])]);
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
