import type { Report } from '../../src/report/schema.ts';
import { makeReport } from '../build/make-report.ts';
import { readNotes } from '../build/notes.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { noRuns, summarize, verdictOfInput } from '../build/outcome.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { describeDiagnostic } from '../cli/fail.ts';

/** How many runs each reader gave, by sweep. */
function claims(report: Report): { sweep: string; reader: string; runs: number; failed: number }[] {
  const rows = new Map<string, { sweep: string; reader: string; runs: number; failed: number }>();
  for (const run of report.runs) {
    const sweep = run.sweep ?? '.';
    const key = `${sweep}\0${run.reader}`;
    const row = rows.get(key) ?? { sweep, reader: run.reader, runs: 0, failed: 0 };
    row.runs++;
    if (run.status !== 'completed') row.failed++;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => (a.sweep < b.sweep ? -1 : Number(a.sweep > b.sweep)));
}

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Say what is wrong with the input, and build nothing',
  operands: '[DIR…]',
  options: inputOptions,
  examples: ['sweepbook validate', 'sweepbook validate ./runs --strict', 'sweepbook validate --json'],
  async run(args, terminal) {
    const input = readInputOptions(args, process.cwd());
    const made = makeReport(input, defaultRawPolicy, terminal);
    const { report } = made;
    if (report.runs.length === 0) return noRuns(report, terminal);
    await readNotes(made, input.contentDir);
    const folders = claims(report);
    if (terminal.json) {
      terminal.out(JSON.stringify({ ...summarize(report), folders, diagnostics: report.diagnostics }, null, 2));
    } else {
      for (const row of folders) {
        const failed = row.failed === 0 ? '' : `, ${row.failed} not completed`;
        terminal.out(`${row.sweep}: ${row.runs} ${row.runs === 1 ? 'run' : 'runs'} read by ${row.reader}${failed}`);
      }
      for (const item of report.diagnostics) terminal.out(describeDiagnostic(item));
      terminal.log(verdictOfInput(report));
    }
    return input.strict && report.diagnostics.some((item) => item.severity !== 'info')
      ? exitCodes.strict
      : exitCodes.ok;
  },
};
