import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

describe('the start of the scripts', () => {
  test('hands the words on and gives the exit code back', () => {
    const version = execFileSync(process.execPath, ['scripts/start.mjs', 'sweepbook.ts', '--version'], {
      cwd: repository,
      encoding: 'utf8',
    });
    expect(version.trim()).toBe(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version);
    const wrong = spawnSync(process.execPath, ['scripts/start.mjs', 'sweepbook.ts', 'bild'], { cwd: repository });
    expect(wrong.status).toBe(2);
    expect(String(wrong.stderr)).toContain('Did you mean build');
  });

  test('keeps compiled code only where a build has kept something, and it may', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sweepbook-code-'));
    const other = mkdtempSync(join(tmpdir(), 'sweepbook-code-'));
    writeFileSync(join(other, 'CACHEDIR.TAG'), '');
    try {
      const env: NodeJS.ProcessEnv = { ...process.env, SWEEPBOOK_CACHE: folder };
      delete env['NODE_COMPILE_CACHE'];
      const ask = (...words: readonly string[]): void =>
        void execFileSync(process.execPath, ['scripts/start.mjs', 'sweepbook.ts', '--version', ...words], {
          cwd: repository,
          env,
        });
      ask();
      expect(readdirSync(folder)).toEqual([]);
      writeFileSync(join(folder, 'CACHEDIR.TAG'), '');
      ask('--no-cache');
      expect(readdirSync(folder)).toEqual(['CACHEDIR.TAG']);
      ask();
      expect(readdirSync(folder)).toEqual(['CACHEDIR.TAG', 'code']);
      expect(readdirSync(join(folder, 'code'), { recursive: true }).length).toBeGreaterThan(50);
      for (const named of [['--cache', other], [`--cache=${other}`]]) {
        rmSync(join(other, 'code'), { recursive: true, force: true });
        ask(...named);
        expect(readdirSync(other)).toEqual(['CACHEDIR.TAG', 'code']);
      }
    } finally {
      for (const made of [folder, other]) rmSync(made, { recursive: true, force: true });
    }
  });

  test.each([
    ['18.20.4', 2],
    ['20.20.2', 2],
    ['22.11.0', 2],
    ['22.12.0', 0],
    ['24.0.0', 0],
    ['26.1.0', 0],
  ])('on Node %s ends with %i', (version, status) => {
    const code = `const { requireNode } = await import('./scripts/cli/node-version.mjs'); requireNode('${version}')`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: repository, encoding: 'utf8' });
    expect(run.status).toBe(status);
    expect(run.stderr).toEqual(status === 0 ? '' : expect.stringContaining(`this is Node ${version}`));
    if (status !== 0) expect(run.stderr).toContain('hint: install Node 24');
  });
});
