/** What the commands say about a Report when they end. */
import type { Diagnostic, Report } from '../../src/report/schema.ts';
import { failureCounts } from '../../src/format/failure-sentences.ts';
import { noRoom } from './raw-files.ts';
import { exitCodes, type Terminal } from '../cli/command.ts';
import { describeDiagnostic } from '../cli/fail.ts';

/** "1 run", "3 runs". */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The counts of a Report, for `--json`. */
export function summarize(report: Report) {
  const count = (severity: Diagnostic['severity']) =>
    report.diagnostics.filter((item) => item.severity === severity).length;
  return {
    runs: report.runs.length,
    failedRuns: report.benchmarks.reduce((sum, benchmark) => sum + benchmark.failures.length, 0),
    benchmarks: report.benchmarks.map((benchmark) => benchmark.id),
    configurations: report.benchmarks.reduce((sum, benchmark) => sum + benchmark.configurations.length, 0),
    errors: count('error'),
    warnings: count('warning'),
    redactions: report.redactions,
  };
}

/** One or two sentences about the input. */
export function verdictOfInput(report: Report): string {
  const { runs, configurations, errors, warnings } = summarize(report);
  const troubled = failureCounts(report.runs);
  const head =
    `${plural(runs, 'run')} in ${plural(configurations, 'configuration')} of ` +
    `${plural(report.benchmarks.length, 'benchmark')}. ${report.runs.every((run) => run.status === 'completed') ? 'Every run completed' : troubled}.`;
  const unpublished = [
    ...new Set(report.runs.flatMap((run) => run.files.filter((file) => file.note === noRoom).map((file) => file.kind))),
  ];
  const redacted = report.redactions.reduce((sum, item) => sum + item.count, 0);
  return [
    head,
    ...(unpublished.length > 0
      ? [
          `Raw files left out, for the site would have too many: ${unpublished.sort().join(', ')} (--raw-url links them, --max-files allows more).`,
        ]
      : []),
    ...(errors + warnings > 0
      ? [
          `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in the input: see the failures page or "sweepbook validate".`,
        ]
      : []),
    ...(redacted > 0 ? [`${plural(redacted, 'private detail')} redacted (--no-redact publishes them).`] : []),
  ].join('\n');
}

/** No run was found: says so with what was seen, never an empty green site. */
export function noRuns(report: Report, terminal: Terminal): number {
  if (terminal.json)
    terminal.out(JSON.stringify({ error: { message: 'No runs found.' }, ...summarize(report) }, null, 2));
  else {
    for (const item of report.diagnostics) terminal.log(describeDiagnostic(item));
    terminal.log(
      `error: No runs found in ${report.settings.roots.join(', ')}.\n` +
        '  hint: a run is a folder with a metrics.json or config.yaml; "sweepbook validate DIR" says what was seen and why it was passed over.',
    );
  }
  return exitCodes.noRuns;
}
