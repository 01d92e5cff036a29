/**
 * How much memory a very large predictions.jsonl takes.
 *
 *     node tests/bench/large-predictions.ts [megabytes]
 *
 * Writes the file in another process, reads its run folder and prints the highest memory; the aim is 300 MB for 1 GB.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../ingest/support/read.ts';

function writePredictions(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  const question = 'A question that is long, as questions of benchmarks are. '.repeat(15);
  let id = 0;
  for (let written = 0; written < megabytes * 1e6;) {
    const rows = Array.from({ length: 1000 }, () => {
      id += 1;
      const [label, predicted] = [`${id % 97}`, `${id % 89}`];
      return JSON.stringify({
        id: `sample-${id}`,
        question,
        label,
        predicted,
        correct: id % 3 === 0,
        score: id / 7,
        reward: id % 11,
      });
    });
    written += writeSync(file, `${rows.join('\n')}\n`);
  }
  closeSync(file);
}

function measure(megabytes: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-predictions-'));
  try {
    const path = join(folder, 'run', 'predictions.jsonl');
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run', 'metrics.json'), '{"accuracy": 0.5}');
    spawnSync(process.execPath, [import.meta.filename, String(megabytes), path], { stdio: 'inherit' });
    const started = process.cpuUsage();
    const { raw, diagnostics } = readFolder(folder);
    const used = process.cpuUsage(started);
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = ((used.user + used.system) / 1e6).toFixed(1);
    const kept = raw('run').samples?.ids.length ?? 0;
    console.log(
      `${Math.round(statSync(path).size / 1e6)} MB: ${seconds} s, ${kept} samples kept, at most ${peak} MB (aim: 300 MB)`,
    );
    for (const { message } of diagnostics) console.log(`  ${message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [megabytes = '1000', path] = process.argv.slice(2);
if (path === undefined) measure(Number(megabytes));
else writePredictions(path, Number(megabytes));
