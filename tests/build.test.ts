/** The whole path on folders outside the repository: what is written, what is not, and what the command line says. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copySweep, filesOf, runProgram } from './helpers/project.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-build-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const project = (name: string, sweep: string): string => copySweep(sweep, join(work, name));

const digest = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesOf(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );

describe('build', () => {
  test('two builds are byte-identical, and nothing is left behind in the project', () => {
    const folder = project('twice', 'described');
    mkdirSync(join(folder, 'content/notes/sub'), { recursive: true });
    writeFileSync(
      join(folder, 'content/notes/sub/a.mdx'),
      '![p](p.svg)\n\n<Score experiment="base" />\n\n<Figure id="intervals" />\n',
    );
    writeFileSync(join(folder, 'content/notes/sub/p.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const before = filesOf(folder);
    expect(runProgram(folder, 'build', '--out', '../one').status).toBe(0);
    expect(runProgram(folder, 'build', '--out', '../two').status).toBe(0);
    expect(digest(join(work, 'one'))).toEqual(digest(join(work, 'two')));
    expect(filesOf(folder)).toEqual(before);
    expect(filesOf(join(work, 'one'))).toEqual(
      expect.arrayContaining(['notes/index.html', 'notes/sub/a/index.html', 'notes/sub/p.svg']),
    );
    expect(readdirSync(work).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('the order in which files were made changes nothing', () => {
    const folder = project('straight', 'described');
    const shuffled = join(work, 'shuffled');
    for (const path of filesOf(folder).reverse()) cpSync(join(folder, path), join(shuffled, path), { recursive: true });
    runProgram(folder, 'analyze', '--out', join(work, 'a.json'));
    runProgram(shuffled, 'analyze', '--out', join(work, 'b.json'));
    expect(readFileSync(join(work, 'a.json'), 'utf8')).toBe(readFileSync(join(work, 'b.json'), 'utf8'));
  });

  test('a second build replaces the first; a folder of somebody else is refused', () => {
    const folder = project('replace', 'one-seed');
    const build = () => runProgram(folder, 'build', '--out', 'site', '--site-url', 'https://example.org/x/').status;
    const experiments = (): string[] => readdirSync(join(folder, 'site/sweep/experiments'));
    const page = (path: string): string => readFileSync(join(folder, 'site', path, 'index.html'), 'utf8');
    expect(build()).toBe(0);
    const before = experiments().find((slug) => slug.startsWith('a-'))!;
    writeFileSync(join(folder, 'site/old.html'), 'old');
    const config = join(folder, 'results/sweep/a_seed0/config.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('name: a', 'name: renamed'));
    expect(build()).toBe(0);
    expect(existsSync(join(folder, 'site/old.html'))).toBe(false);
    // An experiment whose name changed keeps its address: the old page leads to the new one.
    const after = experiments().find((slug) => slug.startsWith('renamed'))!;
    expect(page(`sweep/experiments/${before}`)).toContain(`url=../${after}/index.html`);
    expect(page(`sweep/experiments/${before}`)).toContain(`href="https://example.org/x/sweep/experiments/${after}/"`);
    // A site that is not public asks robots to stay out; one with an address has a picture for those who share a page.
    expect(page(`sweep/experiments/${after}`)).toContain('<meta name="robots" content="noindex">');
    expect(readFileSync(join(folder, 'site/robots.txt'), 'utf8')).toContain('Disallow: /');
    expect(page('')).toContain('<meta property="og:image" content="https://example.org/x/cards/sweep.png">');
    expect(page('')).toContain('property="og:title"');
    expect(existsSync(join(folder, 'site/cards/sweep.png'))).toBe(true);
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/thesis.tex'), '');
    const refused = runProgram(folder, 'build', '--out', 'mine');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('was not written by Sweepbook');
    expect(existsSync(join(folder, 'mine/thesis.tex'))).toBe(true);
  });

  test('--json prints one document on stdout and nothing else', () => {
    const folder = project('json', 'failed-run');
    const { status, stdout } = runProgram(folder, 'build', '--json', '--out', 'site');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: 5, failedRuns: 2 });
  });

  test('no runs: exit 3, no site, and what to do', () => {
    const folder = project('nothing', 'empty-folder');
    const { status, stderr } = runProgram(folder, 'build', '--out', 'site');
    expect(status).toBe(3);
    expect(stderr).toContain('No runs found');
    expect(stderr).toContain('hint:');
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });

  test('a wrong benchmark file: exit 2 with file, found, allowed and hint, without a stack', () => {
    const folder = project('wrong', 'described');
    writeFileSync(join(folder, 'content/benchmarks/runs.yaml'), 'metrics:\n  acc: { better: up }\nbaselin: base\n');
    const { status, stderr } = runProgram(folder, 'build');
    expect(status).toBe(2);
    expect(stderr).toContain('benchmarks/runs.yaml');
    expect(stderr).toContain('metrics.acc.better: found "up"');
    expect(stderr).toContain('did you mean baseline?');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a baseline that does not exist: exit 2 with the nearest names', () => {
    const folder = project('baseline', 'described');
    writeFileSync(join(folder, 'content/benchmarks/runs.yaml'), 'runs: { sweep: runs }\nprimary: acc\nbaseline: bas\n');
    const { status, stderr } = runProgram(folder, 'build');
    expect(status).toBe(2);
    expect(stderr).toContain('base');
  });

  test('a note that names nothing: exit 2 with file, line and the nearest name, without a stack; validate says the same', () => {
    const folder = project('note', 'described');
    mkdirSync(join(folder, 'content/notes'));
    writeFileSync(join(folder, 'content/notes/story.mdx'), '# Story\n\nIt has <Score experiment="bse" />.\n');
    for (const command of ['build', 'validate']) {
      const { status, stderr } = runProgram(folder, command);
      expect(status).toBe(2);
      expect(stderr).toContain('content/notes/story.mdx:3: There is no experiment "bse" in runs.');
      expect(stderr).toContain('Did you mean "base"?');
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  test('benchmark files are looked for beside the results, not where the command is called', () => {
    const folder = project('beside', 'described');
    const other = project('elsewhere', 'one-seed');
    const { status, stdout } = runProgram(folder, 'validate', '--json', '--results', join(other, 'results'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ benchmarks: ['sweep'], warnings: 0 });
    expect(JSON.parse(runProgram(other, 'validate', '--json', join(folder, 'results')).stdout)).toMatchObject({
      benchmarks: ['runs'],
    });
  });

  test('validate says who read which folder, what was found and what was left alone, within 80 columns', () => {
    const folder = project('account', 'described');
    writeFileSync(join(folder, 'results/notes.txt'), 'x');
    const { status, stdout } = runProgram(folder, 'validate');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^runs: \d+ runs in \d+ folders/m);
    expect(stdout).toMatch(/^ {2}read by {2}Generic run folder \(generic\)$/m);
    expect(stdout).toMatch(/^ {2}found {4}\d+ metric/m);
    expect(stdout).toContain('  not read notes.txt: no part of a run that a reader recognises');
    const { folders } = JSON.parse(runProgram(folder, 'validate', '--json').stdout);
    expect(folders).toContainEqual(expect.objectContaining({ folder: 'runs', readers: ['generic'] }));
  });

  test('--strict turns diagnostics into exit 4, and the site is still built', () => {
    const folder = project('strict', 'truncated-json');
    expect(runProgram(folder, 'build', '--strict', '--out', 'site').status).toBe(4);
    expect(existsSync(join(folder, 'site/index.html'))).toBe(true);
  });

  test('an unknown command or option names the nearest', () => {
    expect(runProgram(work, 'biuld')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean build?'),
    });
    expect(runProgram(work, 'build', '--reslts', 'x')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--results'),
    });
  });
});
