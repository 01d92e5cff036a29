/**
 * How much memory and processor time very large predictions take, against a plain line reader with `JSON.parse`.
 *
 *     node tests/bench/large-predictions.ts [megabytes] [jsonl|csv]
 *
 * Writes the file, reads its run folder and the lines alone in processes of their own, and prints the highest memory (the
 * aim is 300 MB for 1 GB) and the ratio of processor time (the aim is at most 2).
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';
import { readFolder } from '../ingest/support/read.ts';

const question = 'A question that is long, as questions of benchmarks are. '.repeat(15);

function rowOf(id: number, format: string): string {
  const [label, predicted] = [`${id % 97}`, `${id % 89}`];
  const row = { id: `sample-${id}`, question, label, predicted, correct: id % 3 === 0, score: id / 7, reward: id % 11 };
  return format === 'csv'
    ? Object.values(row)
        .map((cell) => JSON.stringify(cell))
        .join(',')
    : JSON.stringify(row);
}

function writePredictions(path: string, megabytes: number, format: string): void {
  const file = openSync(path, 'w');
  if (format === 'csv') writeSync(file, 'id,question,label,predicted,correct,score,reward\n');
  let id = 0;
  for (let written = 0; written < megabytes * 1e6;) {
    const rows = Array.from({ length: 1000 }, () => rowOf((id += 1), format));
    written += writeSync(file, `${rows.join('\n')}\n`);
  }
  closeSync(file);
}

const usedSince = (started: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
};

/** The floor: every line is read and parsed, and nothing is kept. */
async function readPlain(path: string, format: string): Promise<void> {
  const started = process.cpuUsage();
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const row: unknown = format === 'csv' ? line.split(',') : JSON.parse(line);
    if (row !== null) rows += 1;
  }
  console.log(JSON.stringify({ seconds: usedSince(started), rows }));
}

function readRun(folder: string): void {
  const started = process.cpuUsage();
  const { raw, diagnostics } = readFolder(folder);
  const samples = raw('run').samples?.ids.length ?? 0;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ seconds: usedSince(started), samples, megabytes, said: diagnostics.map((d) => d.message) }),
  );
}

function measure(megabytes: string, format: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-predictions-'));
  const path = join(folder, 'run', `predictions.${format}`);
  const child = (mode: string): { seconds: number; samples: number; megabytes: number; said: string[] } =>
    JSON.parse(
      execFileSync(process.execPath, [import.meta.filename, megabytes, format, mode, path, folder], {
        encoding: 'utf8',
      }),
    );
  try {
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run', 'metrics.json'), '{"accuracy": 0.5}');
    writePredictions(path, Number(megabytes), format);
    const floor = child('plain').seconds;
    const { seconds, samples, megabytes: peak, said } = child('run');
    const size = Math.round(statSync(path).size / 1e6);
    console.log(
      `${size} MB of ${format}: ${seconds.toFixed(1)} s, plain lines ${floor.toFixed(1)} s: ratio ${(seconds / floor).toFixed(2)} (aim: at most 2); ${samples} samples kept, at most ${peak} MB (aim: 300 MB)`,
    );
    for (const message of said) console.log(`  ${message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [megabytes = '1000', format = 'jsonl', mode = '', path = '', folder = ''] = process.argv.slice(2);
if (mode === 'plain') await readPlain(path, format);
else if (mode === 'run') readRun(folder);
else measure(megabytes, format);
