/** What the benches share: the usage of a child process, and a floor that is measured beside it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRng } from '../../src/stats/rng.ts';

/** Processor time (user and system, threads included) and the largest resident set of one process. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const hook = pathToFileURL(join(import.meta.dirname, 'usage-hook.mjs')).href;

/** Runs a script with this Node and answers what it used; throws with its last lines where it fails. */
export function measureNode(args: readonly string[], options: { readonly cwd?: string } = {}): Usage {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const target = join(folder, 'usage.json');
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], {
      encoding: 'utf8',
      env: { ...process.env, BENCH_USAGE: target, CI: '1' },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr.slice(-2000)}`);
    const usage: unknown = JSON.parse(readFileSync(target, 'utf8'));
    return toUsage(usage);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Checks what a measured process wrote. */
export function toUsage(found: unknown): Usage {
  const { cpuSeconds, peakMegabytes } = { cpuSeconds: NaN, peakMegabytes: NaN, ...(found ?? {}) };
  if (!Number.isFinite(cpuSeconds) || !Number.isFinite(peakMegabytes)) throw new Error('no usage was written');
  return { cpuSeconds, peakMegabytes };
}

/** Processor seconds of `work` in this process. */
export function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The floor that times are divided by: 40 million bootstrap draws in the plain loop of the generator. */
export function floorSeconds(): number {
  const values = Float64Array.from({ length: 10 }, (_, i) => i);
  const sums = new Float64Array(10_000);
  return cpuOf(() => {
    for (let round = 0; round < 400; round++) createRng(`floor-${round}`).fillResampleSums(sums, values);
  });
}

/** Files and bytes below a folder. */
export function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}
