/** Inputs that a site must bear, and what its largest ordinary page weighs: one build of small odd benchmarks, all pages opened. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longName, markupName, oddSweeps, writeManyConfigurations, writeOddResults } from './odd-results.ts';
import {
  axeFindings,
  fileUrl,
  htmlFiles,
  launchBrowser,
  layOut,
  leftOut,
  onePerKind,
  overflowOf,
  strayWord,
  viewports,
  watchPage,
} from './site.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-odd-'));
const site = join(work, 'site');
/** More than two pages of a leaderboard. */
const rows = 420;
let browser: Browser;
let files: readonly string[];

beforeAll(async () => {
  writeOddResults(join(work, 'results'));
  writeManyConfigurations(join(work, 'results'), { configurations: 100, seeds: 3 });
  writeManyConfigurations(join(work, 'results'), { sweep: 'pages', configurations: rows, seeds: 1, cost: true });
  const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
  execFileSync(process.execPath, [program, 'build', '--out', 'site'], { cwd: work, stdio: 'pipe' });
  files = htmlFiles(site).filter((file) => file !== '404.html');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

const textOf = async (page: Page, file: string): Promise<string> => {
  await page.goto(fileUrl(site, file), { waitUntil: 'load' });
  await layOut(page);
  return page.evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' '));
};

test.each([...oddSweeps, 'the report itself'])(
  '%s: every kind of page opens, fits and has no stray word',
  async (sweep) => {
    const context = await browser.newContext({ viewport: viewports.desktop });
    const page = await context.newPage();
    const problems = watchPage(page, 'file://');
    const folder = (file: string): string => file.split('/')[0] ?? '';
    const shown = files.filter((file) =>
      oddSweeps.includes(sweep) ? folder(file) === sweep : ![...oddSweeps, 'many', 'pages'].includes(folder(file)),
    );
    expect(shown.length).toBeGreaterThan(2);
    for (const file of onePerKind(shown, oddSweeps)) {
      await page.setViewportSize(viewports.desktop);
      const stray = strayWord(await textOf(page, file));
      if (stray !== null) problems.push(`${file}: ${stray}`);
      if ((await overflowOf(page)) > 0) problems.push(`${file}: overflows at 1280 px`);
      await page.setViewportSize(viewports.phone);
      if ((await overflowOf(page)) > 0) problems.push(`${file}: overflows at 390 px`);
      // The other kinds differ from the demo site's in words alone, and those satisfy axe there.
      if (!/^[^/]+\/(?:index\.html|experiments\/|runs\/)/.test(file)) continue;
      problems.push(...(await axeFindings(page)).map((finding) => `${file}: ${finding}`));
    }
    expect(problems).toEqual([]);
    await context.close();
  },
);

describe('the page of several tasks', () => {
  test.each([
    ['light', 'phone'],
    ['dark', 'desktop'],
    ['light', 'desktop'],
    ['dark', 'phone'],
  ] as const)('%s on a %s: opens, fits, satisfies axe', async (colorScheme, viewport) => {
    const context = await browser.newContext({ viewport: viewports[viewport], colorScheme });
    const page = await context.newPage();
    const problems = watchPage(page, 'file://');
    await page.goto(fileUrl(site, 'several-tasks/tasks/index.html'), { waitUntil: 'load' });
    expect(await page.locator('figure.figure svg').count()).toBeGreaterThan(2);
    expect(await overflowOf(page)).toBe(0);
    problems.push(...(await axeFindings(page)));
    expect(problems).toEqual([]);
    await context.close();
  });

  test('answers over all tasks, task by task, with one number, ranks and comparisons; its rows lead on', async () => {
    const context = await browser.newContext({
      viewport: viewports.desktop,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(fileUrl(site, 'several-tasks/index.html'), { waitUntil: 'load' });
    await page.locator('.mast nav a', { hasText: 'Tasks' }).click();
    await page.waitForURL('**/several-tasks/tasks/index.html');
    const sections = await page.locator('main h2').evaluateAll((all) => all.map((heading) => heading.id));
    expect(sections).toEqual(expect.arrayContaining(['per-task', 'aggregates', 'profiles', 'ranks']));
    const head = await page
      .locator('#per-task + * + .scroll thead, section[aria-labelledby="per-task"] thead')
      .innerText();
    for (const task of ['arithmetic', 'geometry', 'logic', 'reading', 'translation']) expect(head).toContain(task);
    const rows = page.locator('section[aria-labelledby="per-task"] tbody tr');
    expect(await rows.count()).toBe(5);
    await page.getByRole('button', { name: 'Copy the means of each task as CSV' }).click();
    await page.waitForFunction(() => (document.querySelector('.copied')?.textContent ?? '').includes('copied'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const exported = readFileSync(join(site, 'exports/several-tasks/tasks.csv'), 'utf8');
    expect(copied.split(/\r?\n/)).toEqual(exported.split(/\r?\n/));
    await rows.first().locator('th a:not(.hash)').click();
    await page.waitForURL('**/several-tasks/experiments/**');
    await context.close();
  });
});

describe('what the pages say', () => {
  const says = (name: string, file: string, said: readonly string[], never: RegExp): void =>
    test(name, async () => {
      const page = await browser.newPage({ viewport: viewports.desktop });
      const text = await textOf(page, file);
      for (const sentence of said) expect(text).toContain(sentence);
      expect(text).not.toMatch(never);
      await page.close();
    });
  says(
    'all runs failed',
    'all-failed/index.html',
    ['Every run failed: 4 of 4.', 'CUDA out of memory'],
    /Error: Runtime|only ranks/,
  );
  says(
    'no numbers at all',
    'no-numbers/index.html',
    ['nothing: no run holds a metric'],
    /its primary metric, |only ranks/,
  );
  says(
    'one run',
    'one-run/index.html',
    ['One configuration, one seed', 'no interval is given'],
    /only ranks are claimed|significantly/,
  );
  says('one run, its method', 'one-run/method/index.html', ['nothing to rank'], /0 simultaneous|all ranks at once/);
  says('one configuration', 'one-configuration/index.html', ['nothing to compare it with'], /significantly/);
  says(
    'a metric that one has',
    'metric-of-some/metrics/f1/index.html',
    ['Three other configurations gave no value'],
    /only ranks/,
  );
  says('equal values', 'equal-values/index.html', ['No winner can be named among 3'], /is better than/);
  says('great and small numbers', 'great-and-small/index.html', ['4 × 10¹⁴'], /000 000 000 000|400T/);
});

test('a board of many configurations opens from the top, and is whole soon; at once for a link into it and without scripts', async () => {
  const board = fileUrl(site, 'many/index.html');
  const open = async (address: string, javaScriptEnabled = true) => {
    const context = await browser.newContext({ viewport: viewports.phone, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'load' });
    return { page, close: () => context.close() };
  };
  const html = readFileSync(join(site, 'many/index.html'), 'utf8');
  expect(html).toContain('data-large');
  const row = [...html.matchAll(/<tr[^>]* id="([^"]+)"/g)].at(-1)?.[1];
  const top = await open(board);
  await layOut(top.page);
  expect(await leftOut(top.page)).toBe(0);
  const height = await top.page.evaluate(() => document.documentElement.scrollHeight);
  await top.close();
  for (const [address, scripts] of [
    [`${board}#${row}`, true],
    [board, false],
  ] as const) {
    const { page, close } = await open(address, scripts);
    expect(await leftOut(page), address).toBe(0);
    if (scripts) expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    await close();
  }
});

test('markup in names stays text, on the page and in what scripts add to it', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  page.on('dialog', (dialog) => void dialog.dismiss());
  const problems = watchPage(page, 'file://');
  const text = await textOf(page, 'names-with-markup/index.html');
  expect(text).toContain(markupName.slice(0, 28));
  await page.fill('#board-filter', 'onerror');
  expect(await page.textContent('#board-count')).toBe('1 of 3');
  await page.goto(`${fileUrl(site, 'names-with-markup/compare/index.html')}`);
  await page.locator('#compare-input').focus();
  for (const part of ['onerror', 'onload']) {
    await page.keyboard.type(part);
    await page.keyboard.press('Enter');
  }
  await page.locator('#choice-seeds').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.fill('#search-input', 'onerror');
  await page.locator('#search-list [role="option"]').first().waitFor();
  expect(await page.locator('img, body script:not([src]):not([type])').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.close();
});

test('a name of 300 characters stands whole on its page, and short in titles and tables', async () => {
  const page = await browser.newPage({ viewport: viewports.phone });
  const board = await textOf(page, 'names-of-300/index.html');
  expect(board).not.toContain(longName.slice(0, 298));
  const own = files.find((file) => file.startsWith('names-of-300/experiments/'))!;
  expect(await textOf(page, own)).toContain(longName.slice(0, 298).replaceAll(/\s+/g, ' '));
  expect((await page.locator('h1').boundingBox())!.height).toBeLessThan(420);
  await page.close();
});

test('a leaderboard of 100 configurations is at most 60 kB compressed, 15 kB of it script, fonts aside', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const loaded = new Set<string>();
  page.on('requestfinished', (request) => loaded.add(request.url()));
  await page.goto(fileUrl(site, 'many/index.html'), { waitUntil: 'load' });
  expect(await page.locator('table.board tr.row').count()).toBe(100);
  const weights = [...loaded]
    .map((url) => fileURLToPath(url.replace(/[?#].*$/, '')))
    .filter((file) => extname(file) !== '.woff2')
    .map((file) => ({ kind: extname(file), raw: readFileSync(file) }))
    .map(({ kind, raw }) => ({ kind, bytes: raw.length, compressed: gzipSync(raw, { level: 9 }).length }));
  const sum = (items: readonly { readonly compressed: number }[]): number =>
    items.reduce((total, item) => total + item.compressed, 0);
  console.log(weights.map((item) => `${item.kind} ${item.bytes} B, compressed ${item.compressed} B`).join('; '));
  expect(weights.map((item) => item.kind)).toEqual(expect.arrayContaining(['.html', '.css', '.js']));
  expect(sum(weights)).toBeLessThanOrEqual(60_000);
  expect(sum(weights.filter((item) => item.kind === '.js'))).toBeLessThanOrEqual(15_000);
  await page.close();
});

test('among very many configurations a page shows the seeds of ranked metrics, and says what it leaves out', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const own = (sweep: string): string => files.find((file) => file.startsWith(`${sweep}/experiments/`))!;
  const text = await textOf(page, own('pages'));
  expect(text).toMatch(
    /One more metric is not ranked among so many configurations; the table of runs among the downloads/,
  );
  expect(await page.locator('table.seeds').evaluateAll((tables) => tables.map((table) => table.id))).toEqual([
    'seeds-accuracy',
    'seeds-loss',
  ]);
  expect(await textOf(page, own('many'))).not.toContain('not ranked among');
  await page.close();
});

describe('a leaderboard of several pages', () => {
  /** Names of the rows that the page shows now, once all of them stand. */
  const namesOf = async (page: Page, count: number): Promise<string[]> => {
    await page.waitForFunction((wanted) => document.querySelectorAll('table.board tr.row').length === wanted, count);
    return page.locator('table.board tr.row .cfg').allTextContents();
  };
  const onBoard = async (file: string, action: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({ viewport: viewports.desktop });
    const page = await context.newPage();
    const problems = watchPage(page, 'file://');
    await page.goto(`${fileUrl(site, file.replace(/[?#].*/, ''))}${/[?#].*/.exec(file)?.[0] ?? ''}`);
    await action(page);
    expect(problems).toEqual([]);
    await context.close();
  };

  test('is gone through without a script, every row once', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: viewports.phone });
    const page = await context.newPage();
    await page.goto(fileUrl(site, 'pages/index.html'));
    const seen: string[] = [];
    const ranges: (string | null)[] = [];
    for (;;) {
      seen.push(...(await page.locator('table.board tr.row').evaluateAll((found) => found.map((row) => row.id))));
      ranges.push(await page.locator('.pager p').textContent());
      expect(await overflowOf(page)).toBe(0);
      const next = page.locator('.pager a[rel="next"]');
      if ((await next.count()) === 0) break;
      const url = await next.evaluate((link: HTMLAnchorElement) => link.href);
      await next.click();
      // A page that is still being read has not all of its rows.
      await page.waitForURL(url, { waitUntil: 'load' });
    }
    expect(new Set(seen).size).toBe(rows);
    expect(seen).toHaveLength(rows);
    expect(ranges.map((text) => /Rows [\d–]+ of \d+/.exec(text ?? '')?.[0])).toEqual([
      'Rows 1–200 of 420',
      'Rows 201–400 of 420',
      'Rows 401–420 of 420',
    ]);
    await context.close();
  });

  test('is sorted and filtered over all rows from any page, and put back', () =>
    onBoard('pages/rows/3/index.html', async (page) => {
      const first = await namesOf(page, 20);
      await page.getByRole('button', { name: 'Configuration' }).click();
      const sorted = await namesOf(page, 200);
      expect(sorted.slice(0, 2)).toEqual(['m0-w0', 'm0-w1']);
      expect(page.url()).toContain('sort=name');
      await page.getByRole('button', { name: /^Next/ }).click();
      expect((await namesOf(page, 200))[0]).not.toBe('m0-w0');
      expect(await page.locator('.pager [aria-current]').textContent()).toBe('2');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('2');
      await page.fill('#board-filter', 'model=m3 width<4');
      expect(await namesOf(page, 4)).toEqual(['m3-w0', 'm3-w1', 'm3-w2', 'm3-w3']);
      expect(await page.textContent('#board-count')).toBe(`4 of ${rows}`);
      expect(await page.locator('.pager').textContent()).toBe('Rows 1–4 of 4.');
      await page.fill('#board-filter', 'nothing is called this');
      await page.getByText('No row fits.').waitFor();
      await page.fill('#board-filter', '');
      await page.getByRole('button', { name: 'Ranked order' }).click();
      expect(await namesOf(page, 20)).toEqual(first);
      expect(await axeFindings(page)).toEqual([]);
    }));

  test('rows that a script puts are those that stand on their pages', () =>
    onBoard('pages/rows/2/index.html', async (page) => {
      const cells = (): Promise<readonly string[]> =>
        page.locator('table.board tr.row').evaluateAll((found) =>
          found.map((row) =>
            // Links lead to the same places from everywhere; laying out leaves an empty attribute.
            row.outerHTML.replaceAll(/href="[^"]*"| style=""/g, ''),
          ),
        );
      await namesOf(page, 200);
      await layOut(page);
      const standing = await cells();
      await page.getByRole('button', { name: /^accuracy/i }).click();
      await namesOf(page, 200);
      await page.getByRole('button', { name: /^Next/ }).click();
      await page.waitForFunction(() => document.querySelector('.pager [aria-current]')?.textContent === '2');
      await namesOf(page, 200);
      expect(await cells()).toEqual(standing);
    }));

  test('the address keeps the choice, and an anchor leads to the page of its row', async () => {
    await onBoard('pages/index.html?filter=model%3Dm7+width%3E14&sort=name-desc', async (page) => {
      expect(await namesOf(page, 2)).toEqual(['m7-w16', 'm7-w15']);
    });
    const last = readFileSync(join(site, 'pages/rows/3/index.html'), 'utf8');
    const slug = /<tr class="row" id="([^"]+)"/.exec(last)![1]!;
    await onBoard(`pages/index.html#${slug}`, async (page) => {
      await page.waitForURL(`${fileUrl(site, 'pages/rows/3/index.html')}#${slug}`);
      await page.locator('tr.row:target').waitFor();
    });
    const own = readFileSync(join(site, `pages/experiments/${slug}/index.html`), 'utf8');
    expect(own).toContain(`href="../../rows/3/index.html#${slug}"`);
  });

  test('the whole table is copied from any page, and paper says what it holds', () =>
    onBoard('pages/rows/2/index.html', async (page) => {
      expect(await page.locator('p[data-copy="table"]').getAttribute('data-script')).toBe(
        'assets/tables/pages/leaderboard-accuracy.js',
      );
      const script = readFileSync(join(site, 'assets/tables/pages/leaderboard-accuracy.js'), 'utf8');
      expect(script.match(/"group":/g)).toHaveLength(rows);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.pager ul:visible').count()).toBe(0);
      expect(await page.locator('.pager').innerText()).toContain('further pages of this site');
    }));
});
