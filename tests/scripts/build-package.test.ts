/** The package that npm packs: what is in it, and that it works from node_modules in a project that has only results. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileModule } from '../../scripts/tools/build-package.ts';
import { restoreManifest, swapManifest } from '../../scripts/tools/package-manifest.ts';

const repository = join(import.meta.dirname, '../..');

describe('compiling', () => {
  test('types go, imports name the compiled file, text that looks like an import stays', async () => {
    const code = await compileModule(
      `import { a, type B } from './a.ts';\nexport * from '../b.ts';\nimport type { C } from './c.ts';\n` +
        `export const load = async (b: B): Promise<C> => (await import('./d.ts')).made(a, b, "from './e.ts'");\n`,
      'x.ts',
    );
    expect(code).toContain('from "./a.js"');
    expect(code).toContain('from "../b.js"');
    expect(code).toContain('import("./d.js")');
    expect(code).not.toContain('c.js');
    expect(code).not.toContain('Promise<');
    expect(code).toContain(`"from './e.ts'"`);
  });

  test('a file that does not parse is named', async () => {
    await expect(compileModule('const = 1;', 'src/broken.ts')).rejects.toThrow('src/broken.ts');
  });
});

describe('the manifest', () => {
  test('is put back as it was, also when a pack before this one was interrupted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sweepbook-manifest-'));
    const file = join(folder, 'package.json');
    const original = '{"name":   "x"}';
    writeFileSync(file, original);
    swapManifest(folder, { name: 'packed' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ name: 'packed' });
    restoreManifest(folder);
    restoreManifest(folder);
    expect(readFileSync(file, 'utf8')).toBe(original);
    rmSync(folder, { recursive: true });
  });
});

/** Every file with its size and the time of its last change, and every folder. */
const listing = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${relative(folder, path)} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort();

/** Fits a line by gradient descent on numbers that its seed makes, and records how it was called and from which commit. */
const trainer = `import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
const [, , , config, , seed] = process.argv;
const width = config === 'wide' ? 4 : 2;
let state = Number(seed) + 1;
const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
const points = Array.from({ length: 40 }, () => { const x = next(); return [x, 2 * x + next() / width]; });
let slope = 0;
for (let step = 0; step < 200; step++) for (const [x, y] of points) slope -= 0.01 * (slope * x - y) * x;
const accuracy = 1 / (1 + points.reduce((sum, [x, y]) => sum + (slope * x - y) ** 2, 0) / points.length);
const folder = \`results/\${config}_seed\${seed}\`;
mkdirSync(folder, { recursive: true });
const write = (name, value) => writeFileSync(\`\${folder}/\${name}\`, JSON.stringify(value));
write('config.json', { study: 'small', name: config, width, seed: Number(seed) });
write('metrics.json', { accuracy });
write('metadata.json', {
  status: 'completed',
  git_commit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
  environment: { command: \`node train.mjs --config \${config} --seed \${seed}\` },
});
`;

describe('the packed package', () => {
  let work: string;
  let project: string;
  let packed: { files: { path: string; mode: number }[]; size: number; unpackedSize: number; filename: string };
  const installed = (): string => join(project, 'node_modules/sweepbook');
  const program = (): string => join(installed(), 'lib/scripts/sweepbook.js');
  const call = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'sweepbook-package-'));
    const copy = join(work, 'repository');
    for (const part of [
      'src',
      'scripts',
      'public',
      'docs',
      'astro.config.mjs',
      'package.json',
      'README.md',
      'LICENSE',
    ]) {
      cpSync(join(repository, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      npm_config_update_notifier: 'false',
    };
    const answer = execFileSync('npm', ['pack', '--json', '--pack-destination', work], {
      cwd: copy,
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // npm 12 keys the answer by the package's name.
    const parsed = JSON.parse(answer.slice(answer.search(/^[[{]/m)));
    packed = Array.isArray(parsed) ? parsed[0] : Object.values(parsed)[0];
    expect(readFileSync(join(copy, 'package.json'))).toEqual(readFileSync(join(repository, 'package.json')));

    project = join(work, 'project');
    mkdirSync(installed(), { recursive: true });
    execFileSync('tar', ['-xzf', join(work, packed.filename), '--strip-components=1', '-C', installed()]);
    // What is declared is there, and nothing else: a dependency that the manifest forgets is not found.
    const { dependencies } = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
      const link = join(project, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(repository, 'node_modules', name), link, 'junction');
    }
    cpSync(join(repository, 'tests/sweeps/described/results'), join(project, 'results'), { recursive: true });
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('holds compiled JavaScript, pages and fonts; no sources, tests or tools; and is small', () => {
    const paths = packed.files.map((file) => file.path);
    expect(
      paths.filter((path) =>
        /\.(ts|astro)$|^lib\/scripts\/t|compile-|^(?!lib\/|docs\/[^/]+\.md$|README|LICENSE|package\.json)/.test(path),
      ),
    ).toEqual([]);
    for (const path of [
      'lib/scripts/sweepbook.js',
      'lib/compiled/texts.json',
      'lib/scripts/commands/dev.js',
      'docs/notes.md',
    ]) {
      expect(paths).toContain(path);
    }
    expect(paths.some((path) => path.endsWith('.woff2'))).toBe(true);
    expect(paths.some((path) => path.startsWith('lib/compiled/pages/prerender-entry.'))).toBe(true);
    expect(packed.size).toBeLessThan(2_000_000);
  });

  test('needs the Node that it says, ships no Node, and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'sweepbook', engines: { node: '>=22.12.0' } });
    expect(existsSync(join(installed(), manifest.bin.sweepbook))).toBe(true);
    for (const field of ['scripts', 'devDependencies', 'optionalDependencies', 'private', 'allowScripts']) {
      expect(manifest).not.toHaveProperty(field);
    }
    // What compiles the pages has done its work.
    const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const left = Object.keys(dependencies).filter((name) => !(name in manifest.dependencies));
    expect(left).toEqual(expect.arrayContaining(['astro', 'esbuild']));
    expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(['vega', 'pdfkit', 'js-yaml', 'zod']));
  });

  test('builds a site from results alone and writes nowhere but into the out folder', { timeout: 240_000 }, () => {
    const before = listing(installed());
    const { status, stderr } = call(program(), 'build', './results', '--out', 'site');
    expect(stderr).toContain('The site is in site');
    expect(status).toBe(0);
    expect(listing(installed())).toEqual(before);
    expect(readdirSync(project).sort()).toEqual(['node_modules', 'results', 'site']);
    expect(readdirSync(work).filter((name) => name.startsWith('.'))).toEqual([]);
    const site = join(project, 'site');
    for (const path of ['index.html', 'runs/index.html', 'runs/compare/names.js', 'exports/report.pdf']) {
      expect(existsSync(join(site, path)), path).toBe(true);
    }
    // The same Report as the repository's own program makes.
    const analyzed = call(join(repository, 'scripts/sweepbook.ts'), 'analyze', 'results', '--json').stdout;
    expect(JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8')).benchmarks).toEqual(
      JSON.parse(analyzed).benchmarks,
    );
  });

  test('the reproduction instructions of its report reproduce the runs and the report', { timeout: 240_000 }, () => {
    const lab = join(work, 'lab');
    mkdirSync(join(lab, 'content/benchmarks'), { recursive: true });
    const run = (cwd: string, script: string): string =>
      execFileSync('sh', ['-euc', script], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
          GIT_CONFIG_GLOBAL: '/dev/null',
          npm_config_update_notifier: 'false',
          npm_config_offline: 'true',
        },
      });
    writeFileSync(join(lab, 'train.mjs'), trainer);
    writeFileSync(join(lab, '.gitignore'), 'node_modules\nresults\nsite\ndist\n');
    writeFileSync(
      join(lab, 'content/benchmarks/small.yaml'),
      'title: A small study\nruns: { study: small }\nprimary: accuracy\nbaseline: plain\nmetrics:\n  accuracy: { better: higher }\n',
    );
    symlinkSync(join(project, 'node_modules'), join(lab, 'node_modules'), 'junction');
    mkdirSync(join(installed(), '../.bin'), { recursive: true });
    // As npm installs a program.
    chmodSync(program(), 0o755);
    symlinkSync(program(), join(installed(), '../.bin/sweepbook'));
    run(
      lab,
      'git init -q . && git add . && git -c user.name=a -c user.email=a@example.org -c commit.gpgsign=false commit -qm Code',
    );
    run(lab, 'for c in plain wide; do for s in 0 1 2 3; do node train.mjs --config $c --seed $s; done; done');
    const { version } = JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'));
    run(lab, `npx sweepbook@${version} build results --write-report`);
    const report = readFileSync(join(lab, 'BENCHMARK_REPORT.md'), 'utf8');

    const section = report.slice(report.lastIndexOf('### Reproduction instructions'));
    const commands = [...section.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, text = '']) => text);
    expect(commands).toHaveLength(3);
    const again = join(work, 'again');
    run(work, 'git clone -q lab again');
    symlinkSync(join(project, 'node_modules'), join(again, 'node_modules'), 'junction');
    run(again, commands.join('\n'));
    expect(readFileSync(join(again, 'BENCHMARK_REPORT.md'), 'utf8')).toBe(report);
    const runs = readdirSync(join(lab, 'results')).sort();
    expect(runs).toHaveLength(8);
    expect(readdirSync(join(again, 'results')).sort()).toEqual(runs);
    for (const name of runs) {
      const metrics = join('results', name, 'metrics.json');
      expect(readFileSync(join(again, metrics), 'utf8')).toBe(readFileSync(join(lab, metrics), 'utf8'));
    }
  });

  test('says plainly what to do on an old Node', () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.2'}})`;
    const { status, stderr } = call('--import', pretend, program(), 'build');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: Sweepbook needs Node 22\.12 or later; this is Node 20\.20\.2\.\n {2}hint: install Node/,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
