import { dash } from '../../src/format/missing.ts';
import { importanceName } from '../../src/format/importance-methods.ts';
import { plainNumber, intervalText } from '../../src/format/numbers.ts';
import { pValue } from '../../src/format/p-values.ts';
import type { Hyperparameter } from '../../src/report/schema.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { fold } from '../cli/hang.ts';
import { drawTable } from '../cli/table.ts';
import { chooseBenchmarks, chooseMetric, shortParams } from '../query/find.ts';
import { readCount } from '../query/numbers.ts';
import { openReport, sourceOptions } from '../query/report-source.ts';

/** The first importance that has a value: the one that suits the kind of parameter. */
const leading = (entry: Hyperparameter): Hyperparameter['importance'][number] | null =>
  entry.importance.find((item) => item.value !== null) ?? null;

export const impactCommand: Command = {
  name: 'impact',
  summary: 'Which params go with a metric, with n and corrected p',
  operands: '',
  options: {
    ...sourceOptions,
    metric: { value: 'M', help: 'Metric', fallback: 'the primary one' },
    top: { value: 'N', help: 'Only the first N', fallback: '20' },
  },
  examples: ['sweepbook impact --benchmark echo-mlp-hparams', 'sweepbook impact --metric log_loss --top 5'],
  run(args, terminal) {
    const index = openReport(args, terminal);
    const top = readCount('top', args.text('top'), 20);
    const documents = chooseBenchmarks(index, args.text('benchmark')).map((benchmark) => {
      const metric = chooseMetric(benchmark, args.text('metric'));
      const entries = benchmark.hyperparameters
        .filter((entry) => entry.metric === metric.id && entry.kind !== 'constant')
        .toSorted(
          (a, b) =>
            Math.abs(leading(b)?.value ?? 0) - Math.abs(leading(a)?.value ?? 0) || (a.parameter < b.parameter ? -1 : 1),
        );
      return { benchmark, metric, entries: entries.slice(0, top) };
    });
    if (terminal.json) {
      terminal.out(
        JSON.stringify(
          documents.map(({ benchmark, metric, entries }) => ({
            benchmark: benchmark.id,
            metric: metric.id,
            parameters: entries,
          })),
          null,
          2,
        ),
      );
      return Promise.resolve(exitCodes.ok);
    }
    for (const [place, { benchmark, metric, entries }] of documents.entries()) {
      if (place > 0) terminal.out('');
      terminal.out(fold(printable(`${benchmark.title}\n${metric.label}`), terminal.columns));
      if (entries.length === 0) {
        terminal.out('No param varies.');
        continue;
      }
      const short = shortParams(benchmark);
      const rows = entries.map((entry) => {
        const item = leading(entry);
        return [
          short(entry.parameter),
          item === null ? dash : importanceName(item.method),
          item?.value == null ? dash : plainNumber(item.value, 3),
          item?.low == null || item.high == null ? dash : intervalText(item.low, item.high),
          item?.pCorrected == null ? dash : pValue(item.pCorrected),
          String(entry.n),
        ].map(printable);
      });
      const columns = [
        { title: 'Param', align: 'left', optional: 0, shrinkTo: 8 },
        { title: 'Measure', align: 'left', optional: 1, shrinkTo: 10 },
        { title: 'Value', align: 'right', optional: 0, shrinkTo: null },
        { title: 'Interval', align: 'left', optional: 2, shrinkTo: null },
        { title: 'Corrected p', align: 'right', optional: 0, shrinkTo: null },
        { title: 'n', align: 'right', optional: 0, shrinkTo: null },
      ] as const;
      terminal.out(drawTable(columns, rows, terminal.columns));
    }
    terminal.out(fold('Going together is not causing: these say where to look next.', terminal.columns));
    return Promise.resolve(exitCodes.ok);
  },
};
