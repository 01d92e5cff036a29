import { exitCodes, type Command } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { fold } from '../cli/hang.ts';
import { chooseBenchmarks } from '../query/find.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';

export const failuresCommand: Command = {
  name: 'failures',
  summary: 'List the runs that did not complete, with their error',
  operands: '',
  options: sourceOptions,
  examples: ['sweepbook failures', 'sweepbook failures --report dist --json'],
  run(args, terminal) {
    const index = openReport(args, terminal);
    const wanted = new Set(chooseBenchmarks(index, args.text('benchmark')).map((benchmark) => benchmark.id));
    const runs = index.report.runs.filter((run) => wanted.has(run.benchmark) && run.status !== 'completed');
    if (terminal.json) {
      terminal.out(
        JSON.stringify(
          runs.map(({ id, benchmark, configuration, seed, status, statusReason, error }) => ({
            id,
            benchmark,
            configuration,
            seed,
            status,
            reason: statusReason,
            error,
          })),
          null,
          2,
        ),
      );
      return Promise.resolve(exitCodes.ok);
    }
    if (runs.length === 0) terminal.out('Every run completed.');
    for (const run of runs) {
      const error = [run.error?.type, run.error?.message].filter((part) => part != null).join(': ');
      const text = printable(`${run.status}: ${run.folder}\n  ${error === '' ? run.statusReason : error}`);
      terminal.out(fold(text, terminal.columns));
    }
    return Promise.resolve(exitCodes.ok);
  },
};
