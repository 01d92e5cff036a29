/** How to get the same results again, step by step: code, environment, command, report. Only what the runs recorded. */
import { count } from '../../format/words.ts';
import { seedsInWords } from '../../format/verdict-sentences.ts';
import type { RunRecord } from '../../report/schema.ts';
import { webAddress } from '../site-links.ts';
import { markdownBlock, markdownCode, markdownText } from '../tables/markdown-text.ts';
import { printedRows } from '../printed-rows.ts';
import type { BenchmarkView } from '../view.ts';

/** What the whole report was made from. */
export interface ReportOrigin {
  readonly version: string;
  readonly roots: readonly string[];
}

/** Words that mean themselves in a shell. Anything else from the input never enters a command of ours. */
const plainWord = /^[A-Za-z0-9][A-Za-z0-9._+/-]*$/;

/** More commands than this are folded. */
const mostOpenCommands = 5;

/** A command line, wherever a trainer put it: `command`, `environment.command`. */
const isCommandKey = (key: string): boolean => /(^|\.)(command|cmd|command_line)$/.test(key);

/** Distinct texts in the order in which they were met. */
const distinct = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => ((value ?? '') === '' ? [] : [value ?? '']))),
];

const codes = (values: readonly string[]): string => values.map((value) => markdownCode(value)).join(', ');

function codeStep(runs: readonly RunRecord[]): string {
  const commits = distinct(runs.map((run) => run.git?.commit));
  const dirty = runs.filter((run) => run.git?.dirty === true).length;
  if (commits.length === 0) return 'Commit: not recorded, so the version of the code is not known.';
  const remotes = distinct(runs.map((run) => webAddress(run.git?.remote ?? null)));
  const changed =
    dirty === 0
      ? ''
      : ` ${count(dirty, 'run')} ${dirty === 1 ? 'was' : 'were'} made with changes that were not committed.`;
  const one = commits.length === 1 && plainWord.test(commits[0]!);
  const clone =
    remotes.length === 1 && /^https?:\/\/[A-Za-z0-9._:/~-]+$/.test(remotes[0]!)
      ? `git clone ${remotes[0]} code && cd code\n`
      : '';
  const block = one ? `\n\n${markdownBlock(`${clone}git checkout ${commits[0]}`, 'sh')}` : '';
  return `${commits.length === 1 ? 'Commit' : 'Commits'}: ${codes(commits)}.${changed}${block}`;
}

/** `libraries.numpy` and the like: the only version that all runs have. */
function libraries(runs: readonly RunRecord[]): readonly string[] {
  const keys = distinct(
    runs.flatMap((run) => Object.keys(run.environment).filter((key) => /^(libraries|packages)\./.test(key))),
  );
  return keys.sort().flatMap((key) => {
    const versions = distinct(
      runs.map((run) => (run.environment[key] === undefined ? null : String(run.environment[key]))),
    );
    const pinned = `${key.replace(/^[^.]+\./, '')}==${versions[0]}`;
    return versions.length === 1 && /^[A-Za-z0-9][A-Za-z0-9._=+-]*$/.test(pinned) ? [pinned] : [];
  });
}

function environmentStep(runs: readonly RunRecord[]): string {
  const keys = distinct(runs.flatMap((run) => Object.keys(run.environment))).sort();
  const told = keys.filter((key) => !isCommandKey(key) && key !== 'hostname');
  if (told.length === 0) return 'Environment: not recorded.';
  const pinned = libraries(runs);
  const block = pinned.length === 0 ? '' : `\n\n${markdownBlock(`python3 -m pip install ${pinned.join(' ')}`, 'sh')}`;
  const values = (key: string): string => {
    const found = distinct(
      runs.map((run) => (run.environment[key] === undefined ? null : String(run.environment[key]))),
    );
    return `${codes(found.slice(0, 5))}${found.length > 5 ? ` and ${found.length - 5} more` : ''}`;
  };
  return `Environment: ${told.map((key) => `${markdownText(key)} ${values(key)}`).join('; ')}.${block}`;
}

function commandStep({ benchmark, runs }: BenchmarkView): string {
  const recorded = distinct(
    runs.flatMap((run) =>
      Object.entries(run.environment).flatMap(([key, value]) => (isCommandKey(key) ? [String(value)] : [])),
    ),
  );
  const { command, notes } = benchmark.reproduce;
  const { shown, note: leftOut } = printedRows(command === null ? recorded : [command.trimEnd()], 'recorded commands');
  const block = markdownBlock(shown.join('\n'), 'sh');
  const text =
    shown.length === 0
      ? 'No command is recorded; `reproduce.command` in the benchmark file states it.'
      : shown.length > mostOpenCommands
        ? `<details>\n<summary>The ${shown.length} commands that the runs recorded</summary>\n\n${block}\n\n</details>`
        : block;
  return [
    `Run it. Seeds: ${markdownText(seedsInWords(benchmark))}.`,
    text,
    leftOut ?? '',
    notes === null ? '' : markdownText(notes),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function reportStep({ version, roots }: ReportOrigin): string {
  const folders = roots.filter((root) => plainWord.test(root));
  const words = folders.length === roots.length && /^[A-Za-z0-9.-]+$/.test(version) ? folders : null;
  if (words === null) return 'Build this report from the results with `sweepbook build`.';
  return `Build this report from the results:\n\n${markdownBlock(`npx sweepbook@${version} build ${words.join(' ')} --write-report`, 'sh')}`;
}

/** The section as a numbered list. */
export function reproduction(view: BenchmarkView, origin: ReportOrigin): string {
  const steps = [codeStep(view.runs), environmentStep(view.runs), commandStep(view), reportStep(origin)];
  return steps.map((step, place) => `${place + 1}. ${step.replace(/\n(?=.)/g, '\n   ')}`).join('\n\n');
}
