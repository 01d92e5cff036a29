import { dayText } from '../../src/format/dates.ts';
import { dash, numberOf } from '../../src/format/missing.ts';
import { intervalText, percent } from '../../src/format/numbers.ts';
import { formatScore } from '../../src/format/scores.ts';
import type { Benchmark, Metric } from '../../src/report/schema.ts';
import { indexBenchmark, type ReportIndex } from '../../src/report/select.ts';
import { exitCodes, type Command, type Terminal } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { fold } from '../cli/hang.ts';
import { drawTable, type TableColumn } from '../cli/table.ts';
import { chooseBenchmarks, chooseMetric } from '../query/find.ts';
import { readCount } from '../query/numbers.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';

const columnsOf = (level: number): readonly TableColumn[] => [
  { title: 'Rank', align: 'right', optional: 0, shrinkTo: null },
  { title: 'Configu\u00adra\u00adtion', align: 'left', optional: 0, shrinkTo: 10 },
  { title: 'Mean ± sd', align: 'right', optional: 0, shrinkTo: null },
  { title: `${percent(level)} interval`, align: 'left', optional: 1, shrinkTo: null },
  { title: 'n', align: 'right', optional: 1, shrinkTo: null },
  { title: 'Last run', align: 'left', optional: 2, shrinkTo: null },
];

const rankNote = 'A rank is an interval: where two overlap, their order is not established.';

/** The rows of a leaderboard, ranked ones first, then those without a value. */
function rowsOf(report: ReportIndex, benchmark: Benchmark, metric: Metric, top: number) {
  const index = indexBenchmark(benchmark);
  const ranking = index.ranking(metric.id);
  return (ranking?.rows ?? []).slice(0, top).map((row) => {
    const configuration = index.configuration(row.configuration);
    const summary = index.summary(row.configuration, metric.id);
    const interval = summary?.intervals[0] ?? null;
    const ends = report.runsOf(benchmark.id, row.configuration).map((run) => run.finishedAt ?? run.startedAt);
    const last =
      ends
        .filter((time): time is string => time !== null)
        .sort()
        .at(-1) ?? null;
    return { row, name: configuration?.name ?? row.configuration, summary, interval, last };
  });
}

function print(report: ReportIndex, benchmark: Benchmark, metric: Metric, top: number, terminal: Terminal): void {
  const rows = rowsOf(report, benchmark, metric, top);
  const direction = `${metric.better} is better`;
  const unit = metric.unit === null ? '' : `, ${metric.unit}`;
  terminal.out(fold(printable(`${benchmark.title}\n${metric.label}${unit}, ${direction}`), terminal.columns));
  const cells = rows.map(({ row, name, summary, interval, last }) => [
    row.rankLow === row.rankHigh ? String(row.rankLow) : `${row.rankLow}–${row.rankHigh}`,
    printable(name),
    formatScore(summary, null),
    interval?.low == null || interval.high === null ? dash : intervalText(interval.low, interval.high),
    String(summary?.n ?? 0),
    last === null ? dash : dayText(last),
  ]);
  terminal.out(drawTable(columnsOf(benchmark.settings.level), cells, terminal.columns));
  const hidden = (indexBenchmark(benchmark).ranking(metric.id)?.rows.length ?? 0) - rows.length;
  if (hidden > 0) terminal.out(`${hidden} more; --top ${rows.length + hidden} shows all.`);
  const baseline = benchmark.configurations.find((item) => item.id === benchmark.baseline);
  if (baseline !== undefined) terminal.out(fold(printable(`Baseline: ${baseline.name}.`), terminal.columns));
  if (rows.length > 1) terminal.out(fold(rankNote, terminal.columns));
}

export const leaderboardCommand: Command = {
  name: 'leaderboard',
  summary: 'Print who leads, with rank intervals',
  operands: '',
  options: {
    ...sourceOptions,
    metric: { value: 'M', help: 'Rank by this metric', fallback: 'the primary one' },
    top: { value: 'N', help: 'Only the first N', fallback: '20' },
  },
  examples: ['sweepbook leaderboard', 'sweepbook leaderboard --report dist --metric noisy_accuracy --top 5'],
  run(args, terminal) {
    const index = openReport(args, terminal);
    const top = readCount('top', args.text('top'), 20);
    const benchmarks = chooseBenchmarks(index, args.text('benchmark'));
    const tables = benchmarks.map((benchmark) => ({ benchmark, metric: chooseMetric(benchmark, args.text('metric')) }));
    if (terminal.json) {
      const documents = tables.map(({ benchmark, metric }) => ({
        benchmark: benchmark.id,
        metric: metric.id,
        rows: rowsOf(index, benchmark, metric, top).map(({ row, name, summary, interval, last }) => ({
          configuration: name,
          rank_low: row.rankLow,
          rank_high: row.rankHigh,
          tier: row.tier,
          mean: summary === null ? null : numberOf(summary.mean),
          sd: summary === null ? null : numberOf(summary.sd),
          interval:
            interval === null
              ? null
              : { low: interval.low, high: interval.high, level: interval.level, method: interval.method },
          n: summary?.n ?? 0,
          last_run: last,
        })),
      }));
      terminal.out(JSON.stringify(documents, null, 2));
    } else
      tables.forEach(({ benchmark, metric }, place) => {
        if (place > 0) terminal.out('');
        print(index, benchmark, metric, top, terminal);
      });
    return Promise.resolve(exitCodes.ok);
  },
};
