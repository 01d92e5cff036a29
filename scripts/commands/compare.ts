import { effectText } from '../../src/format/effect-sizes.ts';
import { dash, numberOf } from '../../src/format/missing.ts';
import { effectName, testName } from '../../src/format/methods.ts';
import { differenceText, signedIntervalText } from '../../src/format/numbers.ts';
import { pStatement } from '../../src/format/p-values.ts';
import { formatScore } from '../../src/format/scores.ts';
import type { Benchmark, Comparison, Configuration, Metric } from '../../src/report/schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { exitCodes, type Command, type Terminal } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { hang } from '../cli/hang.ts';
import { drawTable } from '../cli/table.ts';
import { byMcNemar } from '../query/by-mcnemar.ts';
import { compareAgain } from '../query/compare-again.ts';
import { chooseBenchmarks, chooseConfiguration, chooseMetric, shortParams } from '../query/find.ts';
import { readCount } from '../query/numbers.ts';
import { openSource, sourceOptions } from '../query/report-source.ts';

/** The tests by their names on the command line. */
const tests = {
  bootstrap: 'bootstrap',
  't-test': 'paired-t',
  permutation: 'permutation',
  wilcoxon: 'wilcoxon',
} as const;

/** McNemar's test is about one checkpoint of each side, the others about seeds. */
const testNames = [...Object.keys(tests), 'mcnemar'];

function readTest(text: string | null): (typeof tests)[keyof typeof tests] | undefined {
  if (text === null || text === 'auto' || text === 'mcnemar') return undefined;
  const found = Object.entries(tests).find(([name]) => name === text);
  if (found === undefined) {
    throw new UserError(`--test knows no "${text}".`, {
      hint: `One of ${testNames.join(', ')}.`,
    });
  }
  return found[1];
}

/** Params whose values differ between the configurations. */
const differing = (configurations: readonly Configuration[]): string[] =>
  [...new Set(configurations.flatMap((item) => Object.keys(item.params)))]
    .filter((name) => new Set(configurations.map((item) => JSON.stringify(item.params[name]))).size > 1)
    .sort();

function printConfigs(benchmark: Benchmark, configurations: readonly Configuration[], terminal: Terminal): void {
  const names = differing(configurations);
  if (names.length === 0) return terminal.out('The params are the same.');
  const columns = [
    { title: 'Param', align: 'left', optional: 0, shrinkTo: 10 },
    ...configurations.map(
      (item) => ({ title: printable(item.name), align: 'left', optional: 0, shrinkTo: 10 }) as const,
    ),
  ] as const;
  const short = shortParams(benchmark);
  const rows = names.map((name) => [
    printable(short(name)),
    ...configurations.map((item) => printable(String(item.params[name] ?? dash))),
  ]);
  terminal.out(drawTable(columns, rows, terminal.columns));
}

function printMetrics(benchmark: Benchmark, configurations: readonly Configuration[], terminal: Terminal): void {
  const index = indexBenchmark(benchmark);
  const rows = benchmark.metrics.map((metric) => {
    const leaders = new Set(index.ranking(metric.id)?.leadingTier ?? []);
    return [
      printable(`${metric.label}${metric.unit === null ? '' : `, ${metric.unit}`}`),
      ...configurations.map(
        (item) => `${formatScore(index.summary(item.id, metric.id), null)}${leaders.has(item.id) ? ' *' : '  '}`,
      ),
    ];
  });
  const columns = [
    { title: 'Metric', align: 'left', optional: 0, shrinkTo: 10 },
    ...configurations.map(
      (item) => ({ title: printable(item.name), align: 'right', optional: 0, shrinkTo: null }) as const,
    ),
  ] as const;
  terminal.out(drawTable(columns, rows, terminal.columns));
  terminal.out(hang('', '* in the leading tier of this metric: nothing is significantly better', terminal.columns));
}

function printComparison(
  name: string,
  comparison: Comparison,
  metric: Metric,
  baseline: string,
  terminal: Terminal,
): void {
  const { difference, verdict, reason } = comparison;
  const value = numberOf(difference.value);
  const interval =
    difference.low === null || difference.high === null
      ? ''
      : ` (${signedIntervalText(difference.low, difference.high)})`;
  const line = (label: string, text: string): void =>
    terminal.out(hang(`  ${label.padEnd(10)}  `, printable(text), terminal.columns));
  terminal.out(
    `\n${hang('', printable(`${name} against ${baseline}: ${verdict}. ${reason.message}`), terminal.columns)}`,
  );
  line(
    'difference',
    `${value === null ? dash : differenceText(value, difference.low, difference.high)}${interval} ${metric.label}`,
  );
  for (const test of comparison.tests) {
    const corrected = test.pCorrected === null ? '' : `, corrected ${pStatement(test.pCorrected)}`;
    const p = test.p === null ? `${dash} ${test.reason ?? ''}` : `${pStatement(test.p)}${corrected}`;
    line(test.decides ? 'decides' : 'beside', `${testName(test.id)}: ${p}`);
  }
  for (const effect of comparison.effects) {
    if (effect.value !== null) line('effect', `${effectName(effect.id)} ${effectText(effect.id, effect.value)}`);
  }
  for (const warning of comparison.warnings) line('note', warning.message);
}

/** The fields that programs read, under the names they know. */
function toJson(name: string, comparison: Comparison | null, alpha: number) {
  const deciding = comparison?.tests.find((test) => test.decides) ?? null;
  const effect = comparison?.effects[0] ?? null;
  const p = deciding?.pCorrected ?? deciding?.p ?? null;
  return {
    candidate: name,
    difference: comparison === null ? null : numberOf(comparison.difference.value),
    [`confidence_interval_${Math.round((comparison?.difference.level ?? 0.95) * 100)}`]:
      comparison === null || comparison.difference.low === null
        ? null
        : [comparison.difference.low, comparison.difference.high],
    test: deciding?.id ?? null,
    p_value: deciding?.p ?? null,
    p_value_corrected: deciding?.pCorrected ?? null,
    is_significant: p === null ? null : p <= alpha,
    effect_size: effect === null ? null : { id: effect.id, value: effect.value, low: effect.low, high: effect.high },
    verdict: comparison?.verdict ?? 'cannot be decided',
    reason: comparison?.reason.message ?? 'one side has no value',
    pairing: comparison?.pairing ?? 'none',
    n: comparison?.n ?? 0,
    seeds: comparison?.seeds ?? [],
    seeds_needed: comparison?.seedsNeeded ?? null,
  };
}

export const compareCommand: Command = {
  name: 'compare',
  summary: 'Compare configurations: params, metrics, difference, tests, verdict',
  operands: 'A B [C…]',
  options: {
    ...sourceOptions,
    metric: { value: 'M', help: 'Compare by this metric', fallback: 'the primary one' },
    test: {
      value: 'NAME',
      help: `Which test decides: ${testNames.join(', ')}`,
      fallback: 'chosen by the design',
    },
    resamples: { value: 'N', help: 'Draws of the bootstrap and of permutations', fallback: 'as the benchmark says' },
  },
  examples: [
    'sweepbook compare none/mlp add_noise/mlp',
    'sweepbook compare none/mlp none/svm_rbf time_mask/svm_rbf --metric noisy_accuracy --json',
  ],
  run(args, terminal) {
    if (args.names.length < 2) {
      throw new UserError('Name at least two configurations.', {
        hint: 'The first is the one that the others are compared with: sweepbook compare A B',
      });
    }
    const { index, attachments } = openSource(args, terminal);
    const first = chooseConfiguration(chooseBenchmarks(index, args.text('benchmark')), args.names[0]!);
    const { benchmark } = first;
    const others = args.names.slice(1).map((name) => chooseConfiguration([benchmark], name).configuration);
    const configurations = [...new Set([first.configuration, ...others])];
    if (configurations.length < 2) throw new UserError('These names mean one and the same configuration.');
    const metric = chooseMetric(benchmark, args.text('metric'));
    const test = readTest(args.text('test'));
    const again = compareAgain(index, benchmark, configurations, {
      metric,
      attachments,
      resamples: readCount('resamples', args.text('resamples'), benchmark.settings.resamples),
      ...(test === undefined ? {} : { test }),
    });
    const { alpha } = benchmark.settings;
    const compared = again.map((item) =>
      args.text('test') !== 'mcnemar' || item.comparison === null
        ? item
        : {
            ...item,
            comparison: byMcNemar(item.comparison, item.flips, {
              ...{ candidate: item.configuration.name, baseline: first.configuration.name },
              ...{ alpha, fromResults: attachments !== null },
            }),
          },
    );
    if (terminal.json) {
      terminal.out(
        JSON.stringify(
          {
            benchmark: benchmark.id,
            metric: metric.id,
            baseline: first.configuration.name,
            comparisons: compared.map(({ configuration, comparison }) => toJson(configuration.name, comparison, alpha)),
          },
          null,
          2,
        ),
      );
      return Promise.resolve(exitCodes.ok);
    }
    printConfigs(benchmark, configurations, terminal);
    printMetrics(benchmark, configurations, terminal);
    for (const { configuration, comparison } of compared) {
      if (comparison === null)
        terminal.out(
          `\n${hang('', printable(`${configuration.name}: one side has no value of ${metric.label}.`), terminal.columns)}`,
        );
      else printComparison(configuration.name, comparison, metric, first.configuration.name, terminal);
    }
    return Promise.resolve(exitCodes.ok);
  },
};
