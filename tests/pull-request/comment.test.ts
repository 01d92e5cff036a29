/**
 * The whole path of a pull request: two results folders in, the comment out. `UPDATE_GOLDENS=1 npx vitest run
 * tests/pull-request` writes comment.md and summary.md anew; read the diff before you commit.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostCharacters } from '../../src/exports/pull-request/fit.ts';
import { processLabel } from '../../src/ingest/process-label.ts';
import { elementsOf, renderMarkdown } from '../exports/markdown.ts';
import { runCommand } from '../helpers/command-line.ts';
import { writeSide } from './folders.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-pull-'));
const [base, head] = [join(work, 'base'), join(work, 'head')];
const results = ['--results', join(head, 'results')];
const site = ['--site-url', 'https://example.org/report'];

beforeAll(() => {
  writeSide(base, 'base');
  writeSide(head, 'head');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const withoutVersion = (text: string): string => text.replace(/(Written by sweepbook) [\w.-]+/, '$1 x');

function expectGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, name);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(file, withoutVersion(text));
  expect(withoutVersion(text)).toBe(readFileSync(file, 'utf8'));
}

const allowed = ['a', 'h3', 'h4', 'p', 'ul', 'li', 'strong', 'em', 'code', 'details', 'summary', 'sub'];
const table = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

/** GitHub's rendering: only our own elements and links, every row as wide as its head. */
function expectSafe(markdown: string): void {
  const html = renderMarkdown(markdown);
  expect([...elementsOf(html)].filter((name) => ![...allowed, ...table].includes(name))).toEqual([]);
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/example\.org\/report\//);
  for (const [grid] of html.matchAll(/<table>[\s\S]*?<\/table>/g)) {
    const widths = [...grid.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => row!.match(/<t[hd][ >]/g)!.length);
    expect(new Set(widths).size).toBe(1);
  }
  expect(html).not.toMatch(/@user/);
  expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
}

describe('pr-comment', () => {
  test('says what changed against a base', async () => {
    const { code, out } = await runCommand('pr-comment', ...results, '--base', join(base, 'results'), ...site);
    expect(code).toBe(0);
    expectGolden('comment.md', out.replaceAll(join(base, 'results'), 'BASE'));
    expectSafe(out);
    expect(out.length).toBeLessThan(mostCharacters);
  });

  test('without a base it sums up the report', async () => {
    const { code, out } = await runCommand('pr-comment', ...results, ...site);
    expect(code).toBe(0);
    expectGolden('summary.md', out);
    expectSafe(out);
  });

  test('a commit as the base gives the same diff, and leaves nothing behind', async () => {
    const repository = join(work, 'repository');
    writeSide(repository, 'base');
    const git = (...words: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
        cwd: repository,
        encoding: 'utf8',
      });
    git('init', '--quiet', '--initial-branch', 'main');
    mkdirSync(join(repository, '.git/hooks'), { recursive: true });
    writeFileSync(join(repository, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${join(work, 'hooked')}\n`, {
      mode: 0o755,
    });
    git('add', '.');
    git('commit', '--quiet', '-m', 'base');
    rmSync(join(repository, 'results'), { recursive: true });
    writeSide(repository, 'head');
    const before = git('status', '--porcelain');
    const { code, out } = await runCommand({ cwd: repository }, 'pr-comment', '--base', 'main', '--json');
    expect(code).toBe(0);
    const other = await runCommand('pr-comment', ...results, '--base', join(base, 'results'), '--json');
    expect(JSON.parse(out).diff).toEqual(JSON.parse(other.out).diff);
    expect(JSON.parse(out).comment).toMatch(/compared with main \([0-9a-f]{7}\)/);
    expect(git('status', '--porcelain')).toBe(before);
    expect(readdirSync(tmpdir()).filter((name) => name.endsWith(processLabel()))).toEqual([]);
    expect(readdirSync(work)).not.toContain('hooked');
    const missing = await runCommand({ cwd: repository }, 'pr-comment', '--base', 'main~1');
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('nothing that git knows') });
    const option = await runCommand({ cwd: repository }, 'pr-comment', '--base=--output=x');
    expect(option).toMatchObject({ code: 2, err: expect.stringContaining('nothing that git knows') });
  });

  test('a report.json is a base without predictions, and another schema version says both and what to do', async () => {
    const file = join(work, 'base.json');
    expect((await runCommand('analyze', join(base, 'results'), '--out', file)).code).toBe(0);
    const { out } = await runCommand('pr-comment', ...results, '--base', file);
    expect(out).toContain('Flipped samples are not known: The base holds no predictions.');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), schemaVersion: 0 }));
    const old = await runCommand('pr-comment', ...results, '--base', file);
    expect(old.code).toBe(2);
    expect(old.err).toContain('schema version 0; this program reads version 1');
    expect(old.err).toContain('Build the base again');
    expect(old.err).not.toMatch(/\n\s+at /);
  });

  test('--out writes the file and --summary appends to the job summary', async () => {
    const [out, summary] = [join(work, 'comment.md'), join(work, 'step-summary.md')];
    writeFileSync(summary, 'before\n');
    const env = { GITHUB_STEP_SUMMARY: summary };
    const done = await runCommand({ env }, 'pr-comment', ...results, '--out', out, '--summary', '--name', 'a --> b');
    expect(done).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/^<!-- sweepbook:a-b -->\n/);
    expect(readFileSync(summary, 'utf8')).toBe(`before\n${readFileSync(out, 'utf8')}\n`);
    expect(await runCommand('pr-comment', ...results, '--summary')).toMatchObject({ code: 2 });
    const refused = await runCommand({ env: { GITHUB_STEP_SUMMARY: work } }, 'pr-comment', ...results, '--summary');
    expect(refused).toMatchObject({ code: 5, out: '' });
    expect(refused.err).toContain('cannot be written: a folder stands there.');
    expect(refused.err).toContain('GITHUB_STEP_SUMMARY=FILE');
  });
});
