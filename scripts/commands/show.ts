import { dateText } from '../../src/format/dates.ts';
import { durationText } from '../../src/format/durations.ts';
import { dash } from '../../src/format/missing.ts';
import { plainNumber } from '../../src/format/numbers.ts';
import { formatScore } from '../../src/format/scores.ts';
import type { Benchmark, Configuration, RunRecord } from '../../src/report/schema.ts';
import { indexBenchmark, type ReportIndex } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { hang } from '../cli/hang.ts';
import { chooseBenchmarks, chooseConfiguration, chooseRun } from '../query/find.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';

type Lines = (rows: readonly (readonly [string, string])[]) => string[];

/** Names and values in two columns; where the terminal is narrow, long values go on below themselves. */
const linesOf =
  (columns: number): Lines =>
  (rows) => {
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    return rows.map(([name, value]) => hang(`  ${name.padEnd(width)}  `, value, columns));
  };

function describeConfiguration(benchmark: Benchmark, configuration: Configuration, columns: number): string {
  const lines = linesOf(columns);
  const index = indexBenchmark(benchmark);
  return [
    `${configuration.name} (${benchmark.id})`,
    '',
    'Scores, mean ± sd',
    ...lines(
      benchmark.metrics.map((metric) => [
        metric.label,
        formatScore(index.summary(configuration.id, metric.id), metric.unit),
      ]),
    ),
    '',
    'Params',
    ...lines(Object.entries(configuration.params).map(([name, value]) => [name, String(value)])),
    '',
    hang('', `Runs: ${configuration.runIds.length}, seeds ${configuration.seeds.join(', ') || 'not stated'}`, columns),
    ...configuration.runIds.map((id) => `  ${id}`),
  ].join('\n');
}

function describeRun(run: RunRecord, columns: number): string {
  const lines = linesOf(columns);
  const facts: [string, string][] = [
    ['status', `${run.status}: ${run.statusReason}`],
    ['folder', run.folder],
    ['seed', run.seed ?? 'not stated'],
    ['started', run.startedAt === null ? 'not stated' : dateText(run.startedAt)],
    ['duration', run.durationSeconds === null ? 'not stated' : durationText(run.durationSeconds)],
    ['commit', run.git?.commit ?? 'not stated'],
  ];
  return [
    run.id,
    ...lines(facts),
    '',
    Object.keys(run.metrics).length === 0 ? 'Metrics: none' : 'Metrics',
    ...lines(
      Object.entries(run.metrics).map(([name, value]) => [
        name,
        typeof value === 'number' ? plainNumber(value, 6) : `${dash} (${value.reason})`,
      ]),
    ),
    ...(run.error === null
      ? []
      : [
          '',
          run.error.traceback === null && run.error.type === null ? 'End of the log' : 'Error',
          ...(run.error.traceback ?? run.error.logTail ?? `${run.error.type}: ${run.error.message}`)
            .split('\n')
            .map((line) => `  ${line}`),
        ]),
  ].join('\n');
}

/** What a name stands for: a configuration where one fits, else a run. */
function choose(index: ReportIndex, benchmarks: readonly Benchmark[], name: string) {
  try {
    return { ...chooseConfiguration(benchmarks, name), run: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    try {
      return { run: chooseRun(index, name), benchmark: null, configuration: null };
    } catch (second) {
      if (second instanceof UserError && second.message.includes('may mean')) throw second;
      throw error;
    }
  }
}

export const showCommand: Command = {
  name: 'show',
  summary: 'Show one configuration or one run',
  operands: 'NAME',
  options: sourceOptions,
  examples: ['sweepbook show none/svm_rbf', 'sweepbook show none__mlp__20261121_025859 --json'],
  run(args, terminal) {
    const name = args.names[0];
    if (name === undefined)
      throw new UserError('Name a configuration or a run.', { hint: 'sweepbook show none/svm_rbf' });
    const index = openReport(args, terminal);
    const found = choose(index, chooseBenchmarks(index, args.text('benchmark')), name);
    if (terminal.json) {
      const summaries = found.benchmark?.summaries.filter(
        (summary) => summary.configuration === found.configuration?.id,
      );
      terminal.out(
        JSON.stringify(
          found.run ?? { benchmark: found.benchmark?.id, configuration: found.configuration, summaries },
          null,
          2,
        ),
      );
    } else {
      const text =
        found.run === null
          ? describeConfiguration(found.benchmark, found.configuration, terminal.columns)
          : describeRun(found.run, terminal.columns);
      terminal.out(text.split('\n').map(printable).join('\n'));
    }
    return Promise.resolve(exitCodes.ok);
  },
};
