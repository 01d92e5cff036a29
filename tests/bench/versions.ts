/**
 * Adds rounds to the project's own benchmark history: measures `analyze` of one made sweep with several versions of this
 * repository and keeps the measurements as runs that Sweepbook reads.
 *
 *     node tests/bench/versions.ts HISTORY ROUNDS COMMIT…
 *
 * Each round measures every version once, in turns and right after the floor, so that a slow moment of the machine hits
 * all versions alike and the number of the round pairs them. The versions run with the packages that are installed now.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { historyRuns, keepMeasurement, measureAnalysis, nextRepetition, versionOf, type Version } from './history.ts';
import { writeMadeRuns } from './made-runs.ts';

const repository = resolve(import.meta.dirname, '../..');

/** The sources of a commit, unpacked, with the packages of this working copy. */
function unpack(version: Version, work: string): { readonly version: Version; readonly folder: string } {
  const folder = join(work, version.short);
  mkdirSync(folder);
  execFileSync('bash', ['-c', 'git archive "$0" | tar -x -C "$1"', version.commit, folder], { cwd: repository });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return { version, folder };
}

const [history, rounds = '6', ...commits] = process.argv.slice(2);
if (history === undefined || commits.length === 0) throw new Error('usage: versions.ts HISTORY ROUNDS COMMIT…');
const work = mkdtempSync(join(tmpdir(), 'versions-'));
try {
  writeMadeRuns(work, historyRuns);
  const unpacked = commits.map((commit) => unpack(versionOf(repository, commit), work));
  const first = nextRepetition(history);
  for (let repetition = first; repetition < first + Number(rounds); repetition++) {
    for (const { version, folder } of unpacked) {
      const measured = measureAnalysis(folder, work, join(work, 'report.json'));
      console.error(
        `${measured.usage.cpuSeconds.toFixed(2)} s: ${keepMeasurement(history, { version, repetition, measured })}`,
      );
    }
  }
} finally {
  rmSync(work, { recursive: true });
}
