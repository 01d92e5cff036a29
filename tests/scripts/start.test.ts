import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
