import { relative } from 'node:path';
import { diffReports } from '../../src/analyze/diff/index.ts';
import { failureSentence, regressionSentence } from '../../src/format/diff-sentences.ts';
import { phraseText, type Phrase } from '../../src/format/phrases.ts';
import type { FailedRun, ReportDiff } from '../../src/report/report-diff.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import { UserError } from '../../src/report/user-error.ts';
import { readUrl } from '../build/options.ts';
import { reportDrift, reportFileOption, reportFilePath } from '../build/report-file.ts';
import { exitCodes, type Arguments, type Command, type Terminal } from '../cli/command.ts';
import { printable } from '../cli/fail.ts';
import { sideOf, withBase } from '../query/base-source.ts';
import { openSource, sourceOptions, type Source } from '../query/report-source.ts';
import { baseOption } from './pr-comment.ts';

const gates = ['regression', 'failure', 'drift'] as const;
type Gate = (typeof gates)[number];

/** One thing for which a gate fires. */
interface Reason {
  readonly gate: Gate;
  readonly benchmark: string | null;
  readonly text: string;
}

const isGate = (name: string): name is Gate => gates.some((gate) => gate === name);

/** The gates that the call asks for, each once, in their own order. */
function readGates(args: Arguments): readonly Gate[] {
  const names = args.texts('fail-on').flatMap((text) => text.split(',').map((name) => name.trim()));
  const wanted = [...names, ...(args.has('drift') ? ['drift'] : [])];
  const unknown = wanted.find((name) => !isGate(name));
  if (unknown !== undefined) {
    const near = nearestNames(unknown, gates);
    throw new UserError(`--fail-on knows no "${unknown}".`, {
      hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It takes ${gates.join(', ')}, joined by commas.`,
    });
  }
  if (wanted.length === 0) {
    throw new UserError('Say what the check is for.', {
      hint: `For example: sweepbook check --fail-on ${gates.join(',')}`,
    });
  }
  return gates.filter((gate) => wanted.includes(gate));
}

const plain = (phrase: Phrase): string => phraseText(phrase, (id) => id);

const regressions = (diff: ReportDiff): Reason[] =>
  diff.benchmarks.flatMap((benchmark) =>
    benchmark.scores
      .filter((change) => change.regression)
      .map((change) => ({ gate: 'regression', benchmark: benchmark.id, text: plain(regressionSentence(change)) })),
  );

const failureReason = (benchmark: string, failure: FailedRun): Reason => ({
  gate: 'failure',
  benchmark,
  text: `${plain(failureSentence(failure))} (${failure.run})`,
});

/** New failures against the base; those of a benchmark that the base does not have are all new. */
const newFailures = (diff: ReportDiff, source: Source): Reason[] => [
  ...diff.benchmarks.flatMap((benchmark) =>
    benchmark.newFailures.map((failure) => failureReason(benchmark.id, failure)),
  ),
  ...diff.newBenchmarks.flatMap(({ id }) => allFailures(source, [id])),
];

function allFailures({ index }: Source, benchmarks: readonly string[]): Reason[] {
  return benchmarks.flatMap((id) => {
    const configurations = new Map(index.benchmark(id)?.configurations.map((item) => [item.id, item]));
    return index.runsOf(id).flatMap((run) => {
      const configuration = configurations.get(run.configuration);
      if (run.status === 'completed' || configuration === undefined) return [];
      const message = [run.error?.type, run.error?.message].filter((part) => (part ?? '') !== '').join(': ');
      return [
        failureReason(id, {
          ...{ run: run.id, slug: run.slug, seed: run.seed, status: run.status, configuration },
          message: message === '' ? run.statusReason : message,
        }),
      ];
    });
  });
}

function drift(args: Arguments, source: Source): Reason[] {
  const cwd = process.cwd();
  const file = reportFilePath(args.text('report-file'), cwd);
  const siteUrl = readUrl('site-url', args.text('site-url'));
  const found = reportDrift(file, { index: source.index, siteUrl, cwd });
  if (found === null) return [];
  const cut = (line: string | null): string => (line === null ? 'nothing more' : `"${line.slice(0, 160)}"`);
  const version =
    found.otherVersion === null
      ? ''
      : ` It was written by version ${found.otherVersion}, which may word things differently.`;
  const text =
    `${relative(cwd, file) || file} is not what the results say, from line ${found.line} on: ` +
    `it has ${cut(found.committed)}, the results give ${cut(found.expected)}.${version} ` +
    'Write it again: sweepbook build --write-report';
  return [{ gate: 'drift', benchmark: null, text }];
}

function find(wanted: readonly Gate[], source: Source, args: Arguments, terminal: Terminal): Reason[] {
  const base = args.text('base');
  const diff =
    base === null || wanted.every((gate) => gate === 'drift')
      ? null
      : withBase(base, args, terminal, ({ side }) => diffReports(side, sideOf(source)));
  const all = source.index.report.benchmarks.map(({ id }) => id);
  return wanted.flatMap((gate): Reason[] => {
    if (gate === 'drift') return drift(args, source);
    if (gate === 'failure') return diff === null ? allFailures(source, all) : newFailures(diff, source);
    if (diff === null) {
      throw new UserError('A regression is one against a base.', {
        hint: 'Name it: --base with a report.json, a built site, a folder of runs, or a branch, tag or commit',
      });
    }
    return regressions(diff);
  });
}

const { report, results, content } = sourceOptions;

export const checkCommand: Command = {
  name: 'check',
  summary: 'A gate: exit with 1 on regressions, failures or a report that is out of date',
  operands: '',
  options: {
    'fail-on': { value: 'GATES', many: true, help: `What to look for: ${gates.join(', ')}, joined by commas` },
    drift: { help: 'The same as --fail-on drift' },
    ...baseOption,
    ...reportFileOption,
    ...{ report, results, content },
    'site-url': {
      value: 'URL',
      help: 'The address that the committed report links to',
      fallback: 'the one it links to',
    },
  },
  examples: [
    'sweepbook check --fail-on regression,failure --base origin/main',
    'sweepbook check --drift',
    'sweepbook check --fail-on failure --report dist --json',
  ],
  run(args, terminal) {
    const wanted = readGates(args);
    const reasons = find(wanted, openSource(args, terminal), args, terminal);
    if (terminal.json) {
      terminal.out(JSON.stringify({ gates: wanted, passed: reasons.length === 0, reasons }, null, 2));
    } else {
      for (const { gate, benchmark, text } of reasons) {
        terminal.out(printable(`${gate}: ${benchmark === null ? '' : `${benchmark}: `}${text}`));
      }
      if (reasons.length === 0) terminal.log(`Passed: no ${wanted.join(', no ')}.`);
    }
    return Promise.resolve(reasons.length === 0 ? exitCodes.ok : exitCodes.gate);
  },
};
