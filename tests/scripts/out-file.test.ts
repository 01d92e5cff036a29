import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { writeOutFile } from '../../scripts/build/out-file.ts';
import { writeReportFile } from '../../scripts/build/report-file.ts';
import { parseReport } from '../../src/report/parse.ts';
import { indexReport } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { runCommand } from '../helpers/command-line.ts';
import { copySweep } from '../helpers/project.ts';

const work = mkdtempSync(join(tmpdir(), 'out-file-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
copySweep('described', work);
mkdirSync(join(work, 'folder'));
writeFileSync(join(work, 'file'), 'old');
vi.setConfig({ testTimeout: 60_000 });

const refusal = (out: string): UserError => {
  try {
    writeOutFile(join(work, out), 'new');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('It was written.');
};

test('folders on the way are made, and a file that stands there is replaced', () => {
  writeOutFile(join(work, 'new/folders/file'), 'new');
  expect(readFileSync(join(work, 'new/folders/file'), 'utf8')).toBe('new');
  writeOutFile(join(work, 'new/folders/file'), 'newer');
  expect(readFileSync(join(work, 'new/folders/file'), 'utf8')).toBe('newer');
});

test.each([
  ['folder', 'a folder stands there'],
  ['file/x', 'a part of its path is a file'],
  ['file/x/y', 'a part of its path is a file'],
  ['n'.repeat(300), 'its path is too long'],
])('what cannot be written is told: %s', (out, why) => {
  const error = refusal(out);
  expect(error.kind).toBe('disk');
  expect(error.message).toContain(why);
  expect(error.hint).toContain('--out FILE');
});

test('a report in the repository says how to name another one; init, where else its files may go', async () => {
  const golden = join(import.meta.dirname, '../sweeps/described/report.json');
  const index = indexReport(parseReport(JSON.parse(readFileSync(golden, 'utf8')), golden));
  const report = join(work, 'folder');
  expect(() => writeReportFile(report, index, null)).toThrow(`The file ${report} cannot be written: a folder stands`);
  const bare = join(work, 'bare');
  cpSync(join(work, 'results'), join(bare, 'results'), { recursive: true });
  const { code, err } = await runCommand({ cwd: bare }, 'init', '--content', '../file');
  expect(err).toContain(
    'cannot be written: a part of its path is a file.\n  hint: Choose another place: --content DIR',
  );
  expect(code).toBe(5);
});

test.skipIf(!existsSync('/dev/full'))('so is a full disk', () => {
  expect(() => writeOutFile('/dev/full', 'new')).toThrow(/The file \/dev\/full cannot be written: there is no space/);
});

describe('every command with a file to write says so, with the exit code of a disk', () => {
  test.each([
    ['analyze'],
    ['analyze', '--shard', '1/1'],
    ['export', '--format', 'md-report'],
    ['pr-comment'],
    ['merge', 'part'],
  ])('%s %s %s', async (...words) => {
    if (words[0] === 'merge')
      expect((await runCommand({ cwd: work }, 'analyze', '--shard', '1/1', '--out', 'part')).code).toBe(0);
    const { code, err } = await runCommand({ cwd: work }, ...words, '--out', 'folder');
    expect(err).toContain('The file folder cannot be written: a folder stands there.');
    expect(code).toBe(5);
  });
});
