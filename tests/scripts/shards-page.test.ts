/** The SLURM job of docs/shards.md, run as it is printed. In the place of SLURM stands an `sbatch` that runs at once. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copySweep, runProgram } from '../helpers/project.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-slurm-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const scratch = copySweep('described', join(work, 'scratch'));
const [bin, job] = [join(work, 'bin'), join(work, 'job')];
for (const folder of [bin, job]) mkdirSync(folder);

const page = readFileSync(join(import.meta.dirname, '../../docs/shards.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1]!);
const script = blocks.find((block) => block.startsWith('#!/bin/sh'))!;
const submission = blocks.find((block) => block.startsWith('array=$(sbatch'))!;

const program = (name: string, text: string) => writeFileSync(join(bin, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
program('npx', `shift\nexec "${process.execPath}" "${join(import.meta.dirname, '../../scripts/sweepbook.ts')}" "$@"\n`);
// As sbatch does: an option of the call wins over the script's, and tasks count those of this submission only.
program(
  'sbatch',
  `tasks= wrapped=
while [ $# -gt 0 ]; do
  case "$1" in
    --array=*) tasks=\${1#--array=} ;;
    --wrap) shift; wrapped=$1 ;;
    --*) ;;
    *) script=$1 ;;
  esac
  shift
done
if [ -n "$wrapped" ]; then exec sh -c "$wrapped"; fi
if [ -z "$tasks" ]; then tasks=$(sed -n 's/^#SBATCH --array=//p' "$script"); fi
first=\${tasks%-*} last=\${tasks#*-}
for task in $(seq "$first" "$last"); do
  SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$((last - first + 1)) SLURM_ARRAY_TASK_MAX=$last sh "$script" >&2 || exit 1
done
echo 7
`,
);

const shell = (text: string) =>
  spawnSync('sh', ['-e', '-c', text], {
    cwd: job,
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, SCRATCH: scratch },
    encoding: 'utf8',
  });

test('the SLURM job as printed makes the Report of one machine, also after a task was run again', () => {
  // Fewer tasks than printed; the number stands in two places, which must agree. The site of parts has its own test.
  const count = /^#SBATCH --array=1-(\d+)$/m.exec(script)![1]!;
  writeFileSync(join(job, 'read.sh'), script.replaceAll(count, '3'));
  expect(submission).toContain('--site dist');
  const submit = submission.replace('--site dist', '--out merged.json');
  const first = shell(submit);
  expect(first.stderr).toContain('Part 3 of 3');
  expect(first.status).toBe(0);
  expect(runProgram(job, 'analyze', join(scratch, 'results'), '--out', 'direct.json').status).toBe(0);
  const direct = readFileSync(join(job, 'direct.json'), 'utf8');
  expect(readFileSync(join(job, 'merged.json'), 'utf8')).toBe(direct);

  for (const file of ['parts/part-3', 'merged.json']) rmSync(join(job, file));
  const printed = /`(array=\$\(sbatch [^`]* read\.sh\))`/.exec(page)![1]!;
  expect(shell(submit.replace(/^array=.*$/m, printed)).status).toBe(0);
  expect(readFileSync(join(job, 'merged.json'), 'utf8')).toBe(direct);
}, 120_000);
