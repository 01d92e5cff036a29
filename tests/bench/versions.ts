/**
 * The project's own benchmark history: measures `analyze` of one made sweep with several versions of this repository and
 * writes the measurements as runs that Sweepbook reads.
 *
 *     node tests/bench/versions.ts TARGET REPETITIONS COMMIT…
 *
 * Each repetition measures every version once, in turns and right after the floor, so that a slow moment of the machine
 * hits all versions alike and a repetition pairs them. The versions run with the packages that are installed now.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeMadeRuns } from './made-runs.ts';
import { floorSeconds, measureNode } from './measure.ts';

const repository = resolve(import.meta.dirname, '../..');
const madeRuns = 200;

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 1e9 }).trim();

interface Version {
  readonly commit: string;
  readonly name: string;
  readonly folder: string;
}

/** The sources of a commit, unpacked, with the packages of this working copy. */
function unpack(commit: string, work: string): Version {
  const short = git('rev-parse', '--short=7', commit);
  const folder = join(work, short);
  mkdirSync(folder);
  execFileSync('bash', ['-c', 'git archive "$0" | tar -x -C "$1"', short, folder], { cwd: repository });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return { commit: git('rev-parse', commit), name: `${git('show', '-s', '--format=%cs', commit)} ${short}`, folder };
}

function measure({ folder }: Version, tree: string, work: string) {
  const out = join(work, 'report.json');
  const floor = floorSeconds();
  const usage = measureNode(
    [
      ...['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      join(folder, 'scripts/sweepbook.ts'),
      ...['analyze', join(tree, 'results'), '--content', join(tree, 'content'), '--out', out],
    ],
    { cwd: work },
  );
  return {
    analyze_over_floor: Number((usage.cpuSeconds / floor).toFixed(4)),
    analyze_cpu_seconds: Number(usage.cpuSeconds.toFixed(3)),
    analyze_peak_mb: Number(usage.peakMegabytes.toFixed(1)),
    report_kb: Number((statSync(out).size / 1000).toFixed(1)),
    floor_cpu_seconds: Number(floor.toFixed(4)),
  };
}

const [target, repetitions = '6', ...commits] = process.argv.slice(2);
if (target === undefined || commits.length === 0) throw new Error('usage: versions.ts TARGET REPETITIONS COMMIT…');
const work = mkdtempSync(join(tmpdir(), 'versions-'));
try {
  writeMadeRuns(work, madeRuns);
  const versions = commits.map((commit) => unpack(commit, work));
  for (let repetition = 1; repetition <= Number(repetitions); repetition++) {
    for (const version of versions) {
      const started = new Date().toISOString();
      const metrics = measure(version, work, work);
      const [date, short] = version.name.split(' ');
      const folder = join(target, `${date}_${short}_${repetition}`);
      mkdirSync(folder, { recursive: true });
      const config = [
        `name: ${version.name}`,
        'study: sweepbook-bench',
        `seed: ${repetition}`,
        'dataset: { name: made sweep, split: 200 runs in 20 configurations }',
        `params: { commit: '${short}', command: analyze, runs: ${madeRuns} }`,
      ];
      const metadata = {
        status: 'completed',
        started_at: started,
        finished_at: new Date().toISOString(),
        git_commit: version.commit,
        node: process.version,
      };
      writeFileSync(join(folder, 'config.yaml'), `${config.join('\n')}\n`);
      writeFileSync(join(folder, 'metrics.json'), `${JSON.stringify(metrics, null, 1)}\n`);
      writeFileSync(join(folder, 'metadata.json'), `${JSON.stringify(metadata, null, 1)}\n`);
      console.error(`${repetition} ${version.name}: ${metrics.analyze_over_floor} × the floor`);
    }
  }
} finally {
  rmSync(work, { recursive: true });
}
