/** The workflows as GitHub would read and run them: their shape, and every shell step in a repository of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { actions } from '../../../scripts/init/actions.ts';
import { workflows } from '../../../scripts/init/workflows.ts';
import { writeSide } from '../../pull-request/folders.ts';

const root = join(import.meta.dirname, '../../..');
const text = z.union([z.string(), z.number(), z.boolean()]);
const step = z
  .strictObject({
    name: z.string().optional(),
    id: z.string().optional(),
    uses: z
      .string()
      .regex(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
      .optional(),
    with: z.record(z.string(), text).optional(),
    env: z.record(z.string(), text).optional(),
    run: z.string().optional(),
    shell: z.literal('bash').optional(),
    'working-directory': z.string().optional(),
  })
  .refine((item) => (item.uses === undefined) !== (item.run === undefined), 'a step uses an action or runs a script');
const permissions = z.partialRecord(
  z.enum(['contents', 'pages', 'id-token', 'actions', 'pull-requests']),
  z.enum(['read', 'write']),
);
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }).optional(),
    pull_request: z.null().optional(),
    workflow_dispatch: z.null().optional(),
    workflow_run: z
      .strictObject({ workflows: z.array(z.string()), types: z.tuple([z.literal('completed')]) })
      .optional(),
  }),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      'runs-on': z.literal('ubuntu-latest'),
      'timeout-minutes': z.int().positive(),
      needs: z.string().optional(),
      if: z.string().optional(),
      permissions,
      environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});
const action = z.strictObject({
  name: z.string(),
  description: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
});

const files = workflows({ version: '1.2.3', results: 'results' });
const [pages, pullRequest, comment] = files.map((file) => workflow.parse(load(file.content)));
const actionText = readFileSync(join(root, 'action.yml'), 'utf8');
const own = action.parse(load(actionText));
const scriptOf = (steps: readonly z.infer<typeof step>[], name: string): string =>
  steps.find((item) => item.name === name)!.run!;

const work = mkdtempSync(join(tmpdir(), 'sweepbook-workflow-'));
const bin = join(work, 'bin');
const repository = join(work, 'repository');
const git = (...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();

/** A program on the path that is a script of Node. */
const stub = (name: string, source: string): void =>
  writeFileSync(join(bin, name), `#!${process.execPath}\n${source}`, { mode: 0o755 });

/** Runs a step as a job would: `bash -e`, with pipefail. */
function runStep(script: string, env: Readonly<Record<string, string>>) {
  const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      HOME: work,
      RUNNER_TEMP: work,
      LOG: join(work, 'log'),
      ...env,
    },
  });
  const log = existsSync(join(work, 'log')) ? readFileSync(join(work, 'log'), 'utf8').trim().split('\n') : [];
  rmSync(join(work, 'log'), { force: true });
  return {
    code: done.status,
    out: done.stdout + done.stderr,
    calls: log.filter((line) => line !== '').map((line) => JSON.parse(line)),
  };
}

const logCall = `require('node:fs').appendFileSync(process.env.LOG, JSON.stringify(process.argv.slice(2)) + '\\n');\n`;

beforeAll(() => {
  mkdirSync(bin);
  writeSide(repository, 'base');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '-m', 'base');
  rmSync(join(repository, 'results'), { recursive: true });
  writeSide(repository, 'head');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the files', () => {
  test('every action is pinned by its commit, with its version beside it', () => {
    for (const content of [...files.map((file) => file.content), actionText]) {
      for (const line of content.split('\n').filter((item) => /\buses:/.test(item))) {
        expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
        expect(Object.values(actions)).toContain(line.replace(/^.*uses: /, ''));
      }
    }
  });

  test('no job may more than it needs, and only the one without foreign code may write', () => {
    expect(pullRequest!.jobs['compare']!.permissions).toEqual({ contents: 'read' });
    expect(comment!.jobs['comment']!.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    expect(pages!.jobs['build']!.permissions).toEqual({ contents: 'read', pages: 'read' });
    expect(pages!.jobs['deploy']!.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    const used = comment!.jobs['comment']!.steps.map((item) => item.uses ?? item.run ?? '').join('\n');
    expect(used).not.toMatch(/actions\/checkout|npx|npm |node /);
    expect(comment!.on.workflow_run!.workflows).toEqual([pullRequest!.name]);
  });

  test('no expression stands inside a script, and no secret anywhere', () => {
    const jobs = [pages!, pullRequest!, comment!].flatMap((item) => Object.values(item.jobs));
    for (const { run } of [...jobs.flatMap((job) => job.steps), ...own.runs.steps])
      expect(run ?? '').not.toContain('${{');
    expect([...files.map((file) => file.content), actionText].join('\n')).not.toContain('secrets.');
  });
});

describe('publish', () => {
  const steps = pages!.jobs['build']!.steps;
  const env = { SITE_URL: 'https://example.org/r/', BASE_PATH: '/r', RESULTS: 'my runs' };

  test('builds with the address of the site; the first time nothing is published yet', () => {
    stub('npx', logCall);
    stub('curl', `${logCall}process.exit(22)`);
    const fetch = runStep(
      scriptOf(steps, 'Fetch what is published now, to say what is new and to keep its links'),
      env,
    );
    expect(fetch).toMatchObject({ code: 0, out: expect.stringContaining('No report.json is published') });
    expect(fetch.calls.map((call) => call.slice(-3))).toEqual(
      ['report.json', 'redirects.json'].map((file) => [
        ...['--output', join(work, 'previous', file), `https://example.org/r/api/${file}`],
      ]),
    );
    expect(existsSync(join(work, 'previous'))).toBe(false);
    const build = runStep(scriptOf(steps, 'Build the report'), env);
    expect(build.calls).toEqual([
      ['--yes', 'sweepbook@1.2.3', 'build', '--results', 'my runs', '--out', join(work, 'site')].concat([
        ...['--site-url', 'https://example.org/r/', '--base', '/r'],
      ]),
    ]);
    mkdirSync(join(work, 'previous'));
    writeFileSync(join(work, 'previous/report.json'), '{}');
    const again = runStep(scriptOf(steps, 'Build the report'), { ...env, BASE_PATH: '' });
    expect(again.calls[0].slice(-4)).toEqual(['--base', '/', '--previous', join(work, 'previous/report.json')]);
  });

  test('a compressed report is fetched, too; without it there is no previous one', () => {
    const step = scriptOf(steps, 'Fetch what is published now, to say what is new and to keep its links');
    const write = `require('node:fs').mkdirSync(require('node:path').dirname(out), { recursive: true });\nrequire('node:fs').writeFileSync(out, out.endsWith('report.json') ? '{"schemaVersion":1,"compressed":"report.json.gz"}' : 'x');\n`;
    const published = (pattern: string) =>
      `const out = process.argv.at(-2);\nif (!/${pattern}/.test(out)) process.exit(22);\n${write}`;
    const has = (file: string): boolean => existsSync(join(work, 'previous', file));
    stub('curl', published('report'));
    expect(runStep(step, env).code).toBe(0);
    expect([has('report.json'), has('report.json.gz')]).toEqual([true, true]);
    rmSync(join(work, 'previous'), { recursive: true });
    stub('curl', published('report.json$'));
    expect(runStep(step, env)).toMatchObject({ code: 0, out: expect.stringContaining('No report.json.gz') });
    expect(has('report.json')).toBe(false);
    rmSync(join(work, 'previous'), { recursive: true });
  });
});

describe('compare and comment', () => {
  const steps = pullRequest!.jobs['compare']!.steps;

  test('writes the comment and the job summary, and fails on a regression', { timeout: 120_000 }, () => {
    const program = join(root, 'scripts/sweepbook.ts');
    stub(
      'npx',
      `const { status } = require('node:child_process').spawnSync(process.execPath, [${JSON.stringify(program)}, ...process.argv.slice(4)], { stdio: 'inherit' });\nprocess.exit(status);`,
    );
    const summary = join(work, 'summary.md');
    const env = { BASE: git('rev-parse', 'HEAD'), RESULTS: 'results', GITHUB_STEP_SUMMARY: summary };
    expect(runStep(scriptOf(steps, 'Write the comment'), env).code).toBe(0);
    const written = readFileSync(join(work, 'comment.md'), 'utf8');
    expect(written).toContain('1 regression, 1 new failure');
    expect(readFileSync(summary, 'utf8')).toContain(written);
    const check = runStep(scriptOf(steps, 'Fail on regressions and new failures'), env);
    expect(check).toMatchObject({ code: 1, out: expect.stringContaining('regression: sweep: noise got worse') });
  });

  const post = scriptOf(comment!.jobs['comment']!.steps, 'Post or update the comment');
  const folder = join(work, 'sweepbook');
  const put = (content: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'comment.md'), content);
  };
  const env = { GH_TOKEN: 't', GITHUB_REPOSITORY: 'o/r', HEAD_OWNER: 'fork', HEAD_BRANCH: 'a b', HEAD_SHA: 'abc' };
  const good = '<!-- sweepbook:report -->\n\n### Fine\n';

  /** A GitHub with these answers; what is asked of it stands in the log. */
  const answer = (pulls: string, comments: string): void =>
    stub(
      'gh',
      `${logCall}const path = process.argv.find((word) => word.startsWith('repos/'));\nif (process.argv.includes('--jq')) console.log(path.endsWith('/pulls') ? ${JSON.stringify(pulls)} : ${JSON.stringify(comments)});`,
    );

  test('posts the first comment and updates it afterwards', () => {
    put(good);
    answer('7', '');
    const first = runStep(post, env);
    expect(first.code).toBe(0);
    expect(first.calls[0]).toContain('head=fork:a b');
    expect(first.calls.at(-1)).toEqual([
      ...['api', '--silent', '--method', 'POST', 'repos/o/r/issues/7/comments', '--field'],
      `body=@${join(folder, 'comment.md')}`,
    ]);
    answer('7', '42');
    expect(runStep(post, env).calls.at(-1)).toContain('repos/o/r/issues/comments/42');
  });

  test('a pull request that has moved on or is closed gets none', () => {
    put(good);
    answer('', '');
    expect(runStep(post, env)).toMatchObject({ code: 0, out: expect.stringContaining('No open pull request') });
  });

  test('what is no comment of ours is refused before GitHub is asked', () => {
    answer('7', '');
    for (const content of ['@everyone', `x\n${good}`, `${good}${'x'.repeat(70_000)}`]) {
      put(content);
      expect(runStep(post, env)).toMatchObject({ code: 1, calls: [] });
    }
    unlinkSync(join(folder, 'comment.md'));
    expect(runStep(post, env)).toMatchObject({ code: 1, calls: [] });
    symlinkSync('/etc/hostname', join(folder, 'comment.md'));
    expect(runStep(post, env)).toMatchObject({ code: 1, calls: [] });
    unlinkSync(join(folder, 'comment.md'));
  });

  const hasJq = spawnSync('jq', ['--version']).status === 0;
  test.skipIf(!hasJq)('the filters choose the pull request of this commit and the comment of the bot', () => {
    const filters = [...post.matchAll(/--jq '([^']*)'/g)].map((match) => match[1]!);
    const jq = (filter: string, input: unknown): string =>
      execFileSync('jq', ['-r', filter], {
        input: JSON.stringify(input),
        encoding: 'utf8',
        env: { ...process.env, HEAD_SHA: 'abc' },
      }).trim();
    expect(
      jq(filters[0]!, [
        { number: 1, head: { sha: 'x' } },
        { number: 2, head: { sha: 'abc' } },
      ]),
    ).toBe('2');
    expect(jq(filters[0]!, [])).toBe('');
    const bot = { login: 'github-actions[bot]' };
    const comments = [
      { id: 1, user: { login: 'mallory' }, body: good },
      { id: 2, user: bot, body: 'other' },
      { id: 3, user: bot, body: good },
    ];
    expect(jq(filters[1]!, comments)).toBe('3');
  });
});

test('the action passes its inputs as they are', () => {
  const { run } = own.runs.steps.find((item) => item.name === 'Build the report and the comment')!;
  stub('node', logCall);
  const env = {
    ...{
      PROGRAM: 'p.ts',
      RESULTS: 'my runs',
      CONTENT: '',
      BASE: '',
      COMMENT: '',
      OUT: 'site',
      SITE_URL: '',
      BASE_PATH: '/',
      PUBLIC: 'false',
    },
    GITHUB_STEP_SUMMARY: 'x',
  };
  expect(runStep(run!, env).calls).toEqual([['p.ts', 'build', '--results', 'my runs', '--out', 'site', '--base', '/']]);
  expect(runStep(run!, { ...env, PUBLIC: 'true' }).calls[0]).toContain('--public');
  const all = { ...env, OUT: '', CONTENT: 'c', BASE: 'main', COMMENT: 'c.md', SITE_URL: 'https://example.org/' };
  expect(runStep(run!, all).calls).toEqual([
    ['p.ts', 'pr-comment', '--results', 'my runs', '--content', 'c', '--site-url', 'https://example.org/'].concat([
      '--out',
      'c.md',
      '--base',
      'main',
      '--summary',
    ]),
  ]);
});
