/** The development server: every page and file on request, a change shown to whoever has a page open, mistakes waited out. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySweep } from '../helpers/project.ts';

const repository = join(import.meta.dirname, '../..');
let work: string;
let child: ChildProcess;
let said = '';
let base: string;

/** Waits until what the server printed holds a text, and answers with the match. */
async function printed(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(said);
    if (found !== null) return found;
    if (child.exitCode !== null) throw new Error(`The server ended: ${said}`);
    await new Promise((done) => child.stderr!.once('data', done).once('close', done));
  }
}

/** Listens for changes as a page does; the answer waits for the next one. */
async function nextChange(): Promise<() => Promise<void>> {
  const { body } = await fetch(`${base}_sweepbook/changes`);
  const reader = body!.getReader();
  await reader.read();
  return async () => {
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: changed\n\n');
    await reader.cancel();
  };
}

const get = async (path: string) => {
  const response = await fetch(`${base}${path}`);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
    url: response.url,
  };
};

function writeRun(name: string, accuracy: number): void {
  const folder = join(work, 'results/added', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ name: 'added', seed: Number(name), lr: 0.1 }));
  writeFileSync(join(folder, 'metrics.json'), JSON.stringify({ accuracy }));
}

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-dev-'));
  copySweep('described', work);
  mkdirSync(join(work, 'results/added'));
  const program = join(repository, 'scripts/sweepbook.ts');
  const words = [program, 'dev', '--port', '0', '--base', '/x/'];
  child = spawn(process.execPath, words, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  [, base = ''] = await printed(/Serving at (\S+) /);
}, 240_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

test('answers with every page that a build would write, and with the files beside them', async () => {
  expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/x\/$/);
  const overview = await get('');
  expect(overview).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(overview.text).toContain('src="/x/_sweepbook/reload.js"');
  const report = JSON.parse((await get('api/report.json')).text);
  const [benchmark] = report.benchmarks;
  // Links of a page and what they lead to, one level deep: pages, styles, scripts, documents, raw files.
  const run = report.runs[0];
  const pages = ['', `${benchmark.id}/`, `${benchmark.id}/runs/${run.slug}/`];
  const seen = new Set<string>();
  for (const page of pages) {
    const { status, text } = await get(page);
    expect(status, page).toBe(200);
    for (const [, link = ''] of text.matchAll(/(?:href|src)="([^"#]+)/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), `${base}${page}`);
      if (url.origin === new URL(base).origin) seen.add(url.href);
    }
  }
  expect(seen.size).toBeGreaterThan(20);
  for (const url of seen) {
    const response = await fetch(url);
    await response.arrayBuffer();
    expect(response.status, url).toBe(200);
  }
  for (const path of ['exports/report.pdf', 'exports/BENCHMARK_REPORT.md', 'feed.xml', 'api/report.schema.json']) {
    expect((await get(path)).status, path).toBe(200);
  }
});

test('leads to folders by their slash, keeps lost links apart, and answers nothing outside the site', async () => {
  expect((await get('failures')).url).toBe(`${base}failures/`);
  const lost = await get('no/such/page/');
  expect(lost.status).toBe(404);
  expect(lost.text).toContain('</html>');
  const root = base.slice(0, -'/x/'.length);
  expect((await fetch(`${root}/`)).url).toBe(base);
  for (const path of ['..%2fstage.json', '%2e%2e%2f%2e%2e%2fresults', '_sweepbook/..%2f..%2fpackage.json']) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect((await get('%')).status).toBe(400);
});

test('a new run is on the pages when they are told of a change, as is one that was changed', async () => {
  const change = await nextChange();
  writeRun('1', 0.25);
  await change();
  expect(JSON.parse((await get('api/report.json')).text).runs).toContainEqual(
    expect.objectContaining({ folder: 'results/added/1' }),
  );
  expect((await get('')).text).toContain('added');
  const again = await nextChange();
  writeRun('1', 0.123456);
  await again();
  expect((await get('api/report.json')).text).toContain('0.123456');
  const search = /data-index="([^"]+)"/.exec((await get('')).text)![1]!;
  expect((await get(search)).text).toContain('added');
});

test('a mistake in a content file is said once it is made, the pages stay, and its mending is shown', async () => {
  const file = join(work, 'content/benchmarks/runs.yaml');
  const right = readFileSync(file, 'utf8');
  const before = (await get('')).text;
  writeFileSync(file, `${right}\nnoSuchField: 1\n`);
  const [message] = await printed(/error: content\/benchmarks\/runs\.yaml: [^]*unknown key noSuchField[^]*hint: .*/);
  expect(message).not.toMatch(/\n\s+at /);
  expect((await get('')).text).toBe(before);
  const change = await nextChange();
  writeFileSync(file, right.replace(/^title: .*/m, 'title: Another title'));
  await change();
  expect((await get('')).text).toContain('Another title');
});

test('stops when it is told to', async () => {
  const ended = new Promise((done) => child.once('close', done));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});
