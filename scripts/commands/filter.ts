import { shortKeys } from '../../src/analyze/text.ts';
import { dash } from '../../src/format/missing.ts';
import { formatScore } from '../../src/format/scores.ts';
import { plainNumber } from '../../src/format/numbers.ts';
import { fits, namesIn } from '../../src/query/evaluate.ts';
import { resolveName } from '../../src/query/names.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { drawTable, type TableColumn } from '../cli/table.ts';
import { chooseBenchmarks } from '../query/find.ts';
import { readCount } from '../query/numbers.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';
import { namesOf, readQuery, subjectsOf, type ConfigurationSubject } from '../query/subjects.ts';

/** `accuracy DESC` to a comparison of subjects; what has no value comes last either way. */
function readOrder(
  text: string,
  subjects: readonly ConfigurationSubject[],
): { readonly name: string; readonly compare: (a: ConfigurationSubject, b: ConfigurationSubject) => number } {
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
  const compare = (a: ConfigurationSubject, b: ConfigurationSubject): number => {
    const [x, y] = [a.values.get(name), b.values.get(name)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return typeof x === 'number' && typeof y === 'number'
      ? sign * (x - y)
      : sign * (String(x) < String(y) ? -1 : Number(String(x) > String(y)));
  };
  return { name, compare };
}

/** More columns than this beside the score are no help. */
const mostBeside = 5;

/** The table of what was found: name, score, what the call asked about, then the params that tell the rows apart. */
function drawFound(shown: readonly ConfigurationSubject[], asked: readonly string[], width: number): string {
  const isTold = ({ benchmark }: ConfigurationSubject, name: string): boolean =>
    ['name', 'benchmark', benchmark.primaryMetric].includes(name);
  const differs = (name: string): boolean =>
    new Set(shown.map(({ values }) => JSON.stringify(values.get(name)))).size > 1;
  const params = new Set(shown.flatMap(({ configuration }) => Object.keys(configuration.params)));
  const beside = [
    ...new Set([...asked.filter((name) => !shown.every((item) => isTold(item, name))), ...[...params].filter(differs)]),
  ].slice(0, mostBeside);
  const short = shortKeys(beside);
  const labels = new Set(shown.map(({ benchmark }) => indexBenchmark(benchmark).primary?.label ?? dash));
  const rows = shown.map(({ benchmark, configuration, values }) => {
    const index = indexBenchmark(benchmark);
    const score = formatScore(index.primary === null ? null : index.summary(configuration.id, index.primary.id), null);
    const cells = beside.map((name) => {
      const value = values.get(name);
      return value === undefined ? dash : typeof value === 'number' ? plainNumber(value) : String(value);
    });
    const label = labels.size > 1 ? `${index.primary?.label ?? dash} ` : '';
    return [configuration.name, `${label}${score}`, benchmark.id, ...cells].map(printable);
  });
  const several = new Set(shown.map(({ benchmark }) => benchmark.id)).size > 1;
  const text = { align: 'left', shrinkTo: 8 } as const;
  const scoreTitle = labels.size > 1 ? 'Primary metric' : printable([...labels].join(''));
  const columns: TableColumn[] = [
    { ...text, title: 'Configu\u00adra\u00adtion', optional: 0, shrinkTo: 10 },
    { title: scoreTitle, align: 'right', optional: 0, shrinkTo: null },
    ...(several ? [{ ...text, title: 'Benchmark', optional: 1 }] : []),
    ...beside.map((name, place) => ({
      ...text,
      title: printable(short.get(name) ?? name),
      optional: asked.includes(name) ? 0 : 2 + place,
    })),
  ];
  return drawTable(columns, several ? rows : rows.map((row) => row.toSpliced(2, 1)), width);
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
    if (order !== null) found.sort(readOrder(order, subjects).compare);
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
    const asked = [
      ...namesIn(query).map(({ path }) => path),
      ...(order === null ? [] : [readOrder(order, subjects).name]),
    ];
    terminal.out(shown.length === 0 ? 'Nothing fits.' : drawFound(shown, asked, terminal.columns));
    if (shown.length < found.length) terminal.out(`${shown.length} of ${found.length}; --limit shows more.`);
    return Promise.resolve(exitCodes.ok);
  },
};
