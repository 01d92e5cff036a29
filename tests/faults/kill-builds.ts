/**
 * Kills builds with SIGKILL at random moments and looks at what stands there: always the old or the new site, whole.
 *
 *     npm run faults [kills] [first seed]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoverOutFolder } from '../../scripts/build/out-folder.ts';
import { createRandom } from '../fuzz/mutate.ts';
import { digestOf, leftIn } from './site-state.ts';

const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');

/** What a round of kills came to. */
export interface KillReport {
  readonly kills: number;
  /** Builds that were done before their kill came. */
  readonly finished: number;
  readonly oldSites: number;
  readonly newSites: number;
  /** Kills between the two renames of the swap: the site was put back by the next command. */
  readonly putBack: number;
  readonly problems: readonly string[];
}

interface Stage {
  readonly folder: string;
  readonly cache: string;
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Two projects with one output folder, so that the old site can be told from the new one. */
function setUp(work: string): Stage {
  const folder = join(work, 'project');
  for (const variant of ['a', 'b']) {
    const results = join(folder, variant, 'results/sweep');
    for (const seed of [1, 2]) {
      const run = join(results, `run_seed${seed}`);
      mkdirSync(run, { recursive: true });
      writeFileSync(join(run, 'config.json'), JSON.stringify({ lr: variant === 'a' ? 0.1 : 0.2, seed }));
      writeFileSync(join(run, 'metrics.json'), JSON.stringify({ accuracy: 0.5 + seed / 100 }));
    }
  }
  mkdirSync(join(work, 'tmp'));
  const environment = { ...process.env, TMPDIR: join(work, 'tmp') };
  return { folder, out: join(folder, 'site'), cache: join(work, 'cache'), environment };
}

const build = (stage: Stage, variant: string) => [
  program,
  'build',
  join(stage.folder, variant, 'results'),
  '--out',
  stage.out,
  '--cache',
  stage.cache,
];

/** Starts a build, kills it after some time. @returns true where it had ended before */
function killAfter(stage: Stage, variant: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, build(stage, variant), { env: stage.environment, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return new Promise((done) =>
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(code === 0);
    }),
  );
}

/** Kills `kills` builds; the moments are spread evenly over the length of a build. */
export async function killBuilds(kills: number, seed: number, onKill?: (done: number) => void): Promise<KillReport> {
  const work = mkdtempSync(join(tmpdir(), 'faults-'));
  const random = createRandom(seed);
  const problems: string[] = [];
  const count = { finished: 0, oldSites: 0, newSites: 0, putBack: 0 };
  try {
    const stage = setUp(work);
    const digests = new Map<string, string>();
    let milliseconds = 0;
    for (const variant of ['a', 'b']) {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, build(stage, variant), {
        env: stage.environment,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`A build without a kill failed: ${stderr}`);
      milliseconds = performance.now() - started;
      digests.set(variant, digestOf(stage.out)!);
    }
    let current = 'b';
    for (let at = 0; at < kills; at++) {
      const next = current === 'a' ? 'b' : 'a';
      const after = milliseconds * 1.1 * random();
      if (await killAfter(stage, next, after)) count.finished++;
      let found = digestOf(stage.out);
      if (found === null) {
        recoverOutFolder(stage.out);
        found = digestOf(stage.out);
        if (found !== null) count.putBack++;
      }
      if (found === digests.get(next)) {
        count.newSites++;
        current = next;
      } else if (found === digests.get(current)) count.oldSites++;
      else problems.push(`kill ${at} after ${after.toFixed(0)} ms: the site is ${found === null ? 'gone' : 'neither'}`);
      onKill?.(at + 1);
    }
    // Each variant has a cache folder of its own, which its next build tidies.
    for (const variant of current === 'a' ? ['b', 'a'] : ['a', 'b']) {
      const last = spawnSync(process.execPath, build(stage, variant), { env: stage.environment, encoding: 'utf8' });
      if (last.status !== 0 || digestOf(stage.out) !== digests.get(variant))
        problems.push(`the last build: ${last.stderr}`);
    }
    for (const folder of [stage.folder, join(work, 'tmp'), stage.cache]) {
      const left = leftIn(folder);
      if (left.length > 0) problems.push(`left behind: ${left.join(', ')}`);
    }
    return { kills, ...count, problems };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const [kills = '200', seed = '1'] = process.argv.slice(2);
  const report = await killBuilds(Number(kills), Number(seed), (done) => {
    if (done % 20 === 0) console.error(`${done} of ${kills} builds killed`);
  });
  console.log(
    `${report.kills} builds killed at random moments: the old site was whole ${report.oldSites} times, the new one ` +
      `${report.newSites} times (${report.putBack} put back, ${report.finished} had ended before), ` +
      `${report.problems.length} problems`,
  );
  for (const problem of report.problems) console.log(`    ${problem}`);
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}
