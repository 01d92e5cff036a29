/**
 * The long run of the fuzz harness: thousands of damaged folders per reader, each reader in a process of its own whose
 * memory is measured.
 *
 *     node tests/fuzz/readers.ts [cases per reader] [first seed] [reader]
 */
import { spawnSync } from 'node:child_process';
import { corpora } from './corpora.ts';
import { fuzz } from './harness.ts';

const [cases = '2000', seed = '1', only = '', mode = ''] = process.argv.slice(2);
/** What a process may take altogether: Node itself, the readers and 512 MB. */
const maxMegabytes = 640;

if (mode === 'child') {
  const report = fuzz(only, corpora[only]!, Number(cases), Number(seed));
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ...report, megabytes }));
} else {
  let isGood = true;
  for (const id of Object.keys(corpora).filter((name) => only === '' || name === only)) {
    const started = Date.now();
    const result = spawnSync(process.execPath, [import.meta.filename, cases, seed, id, 'child'], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const line = result.stdout.trim().split('\n').at(-1) ?? '';
    if (result.status !== 0 || !line.startsWith('{')) {
      isGood = false;
      console.log(`${id}: the process died (${result.signal ?? result.status}): ${result.stderr.slice(-2000)}`);
      continue;
    }
    const report: {
      cases: number;
      findings: { seed: number; file: string; what: string }[];
      slowestSeconds: number;
      slowest: string;
      megabytes: number;
    } = JSON.parse(line);
    const isLarge = report.megabytes > maxMegabytes;
    isGood &&= report.findings.length === 0 && !isLarge;
    const memory = `${report.megabytes} MB${isLarge ? ' (TOO MUCH)' : ''}`;
    console.log(
      `${id}: ${report.cases} cases in ${seconds} s, ${report.findings.length} findings, ${memory}, slowest ${report.slowestSeconds.toFixed(2)} s (${report.slowest})`,
    );
    for (const finding of report.findings.slice(0, 10))
      console.log(`    seed ${finding.seed}, ${finding.file}: ${finding.what}`);
  }
  process.exitCode = isGood ? 0 : 1;
}
