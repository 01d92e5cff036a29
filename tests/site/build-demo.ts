/** Builds the demo site once for all browser tests: at a root, which also serves `file://` and other base paths. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    site: string;
  }
}

export default function setup(project: TestProject): () => void {
  const work = mkdtempSync(join(tmpdir(), 'sweepbook-site-'));
  const site = join(work, 'site');
  const repository = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['scripts/sweepbook.ts', 'build', '--out', site], {
    cwd: repository,
    stdio: 'inherit',
  });
  project.provide('site', site);
  return () => rmSync(work, { recursive: true, force: true });
}
