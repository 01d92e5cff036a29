import { formatScore } from '../../src/format/scores.ts';
import { plainNumber } from '../../src/format/numbers.ts';
import { fits } from '../../src/query/evaluate.ts';
import { resolveName } from '../../src/query/names.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { drawTable } from '../cli/table.ts';
import { chooseBenchmarks } from '../query/find.ts';
import { readCount } from '../query/numbers.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';
import { namesOf, readQuery, subjectsOf, type ConfigurationSubject } from '../query/subjects.ts';

/** `accuracy DESC` to a comparison of subjects; what has no value comes last either way. */
function readOrder(
  text: string,
  subjects: readonly ConfigurationSubject[],
): (a: ConfigurationSubject, b: ConfigurationSubject) => number {
  const match = /^(\S+)(?:\s+(asc|desc))?$/i.exec(text.trim());
  const known = namesOf(subjects);
  const name = match === null ? null : resolveName(match[1]!, known);
  if (name === null) {
    const near = nearestNames(match?.[1] ?? text, known);
    throw new UserError(`--order-by knows no "${text}".`, {
      hint: near.length > 0 ? `Nearest: ${near.join(', ')}` : 'A name and ASC or DESC, for example "accuracy DESC".',
    });
  }
  const sign = match![2]?.toLowerCase() === 'desc' ? -1 : 1;
  return (a, b) => {
    const [x, y] = [a.values.get(name), b.values.get(name)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return typeof x === 'number' && typeof y === 'number'
      ? sign * (x - y)
      : sign * (String(x) < String(y) ? -1 : Number(String(x) > String(y)));
  };
}

export const filterCommand: Command = {
  name: 'filter',
  summary: 'List the configurations that fit a condition',
  operands: '',
  options: {
    ...sourceOptions,
    where: { value: 'QUERY', help: 'Condition on params, metrics, tags, name, n' },
    'order-by': { value: '"NAME ASC|DESC"', help: 'Order of the rows', fallback: 'rank' },
    limit: { value: 'N', help: 'At most so many rows', fallback: '50' },
  },
  examples: [
    'sweepbook filter --where "hyperparameters.lr > 1e-4 and tags has echo"',
    'sweepbook filter --where "model=mlp noisy_accuracy>0.5" --order-by "accuracy DESC" --limit 5',
  ],
  run(args, terminal) {
    const index = openReport(args, terminal);
    const subjects = subjectsOf(chooseBenchmarks(index, args.text('benchmark')));
    const query = readQuery(args.text('where') ?? '', subjects);
    const found = subjects.filter((subject) => fits(query, subject));
    const order = args.text('order-by');
    if (order !== null) found.sort(readOrder(order, subjects));
    const shown = found.slice(0, readCount('limit', args.text('limit'), 50));
    if (terminal.json) {
      const rows = shown.map(({ benchmark, configuration, values }) => ({
        benchmark: benchmark.id,
        configuration: configuration.name,
        params: configuration.params,
        metrics: Object.fromEntries(benchmark.metrics.map((metric) => [metric.id, values.get(metric.id) ?? null])),
      }));
      terminal.out(JSON.stringify({ total: found.length, rows }, null, 2));
      return Promise.resolve(exitCodes.ok);
    }
    const varying = namesOf(subjects).filter(
      (name) =>
        subjects.some(({ configuration }) => name in configuration.params) &&
        new Set(shown.map(({ values }) => JSON.stringify(values.get(name)))).size > 1,
    );
    const params = varying.slice(0, 4);
    const rows = shown.map(({ benchmark, configuration, values }) => {
      const metric = indexBenchmark(benchmark).primary;
      const summary = metric === null ? null : indexBenchmark(benchmark).summary(configuration.id, metric.id);
      const cells = params.map((name) => {
        const value = values.get(name);
        return value === undefined ? '' : typeof value === 'number' ? plainNumber(value) : String(value);
      });
      return [configuration.name, benchmark.id, formatScore(summary, null), ...cells].map(printable);
    });
    const columns = [
      { title: 'Configuration', align: 'left', optional: 0, shrinkTo: 10 },
      { title: 'Benchmark', align: 'left', optional: 2, shrinkTo: 10 },
      { title: 'Primary metric', align: 'right', optional: 0, shrinkTo: null },
      ...params.map(
        (name) => ({ title: name.split('.').slice(-2).join('.'), align: 'left', optional: 1, shrinkTo: 8 }) as const,
      ),
    ] as const;
    terminal.out(shown.length === 0 ? 'Nothing fits.' : drawTable(columns, rows, terminal.columns));
    if (shown.length < found.length) terminal.out(`${shown.length} of ${found.length}; --limit shows more.`);
    return Promise.resolve(exitCodes.ok);
  },
};
