import { readers } from '../../src/ingest/index.ts';
import { groupFolders, type FolderGroup } from '../build/folders.ts';
import { makeReport } from '../build/make-report.ts';
import { readNotes } from '../build/notes.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { noRuns, plural, summarize, verdictOfInput } from '../build/outcome.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { describeDiagnostic, printable } from '../cli/fail.ts';
import { fold, hang } from '../cli/hang.ts';

/** More alike files than this are counted, not named. */
const mostNamed = 6;
const titles = new Map<string, string>(readers.map(({ id, title }) => [id, title]));

function foundIn(group: FolderGroup): string {
  const { runs, metrics, params } = group;
  const of = (count: number): string => (count === runs ? '' : ` of ${plural(count, 'run')}`);
  const part = (count: number, what: string): string[] => (count === 0 ? [] : [`${what}${of(count)}`]);
  const shown = metrics.slice(0, mostNamed).join(', ');
  const more = metrics.length > mostNamed ? ` and ${metrics.length - mostNamed} more` : '';
  return [
    metrics.length === 0 ? 'no metric' : `${plural(metrics.length, 'metric')} (${shown}${more})`,
    params === 0 ? 'no params' : plural(params, 'param'),
    ...(group.withSeed === 0 ? ['no seed'] : part(group.withSeed, 'seeds')),
    ...part(group.histories, 'histories'),
    ...part(group.samples, 'samples'),
    ...part(group.logs, 'logs'),
  ].join('; ');
}

/** One paragraph per group: who read it, what was found, what was left alone and why. */
function describeGroup(group: FolderGroup, width: number): string {
  const { folder, folders, runs, notCompleted } = group;
  const line = (label: string, text: string): string => hang(`  ${label.padEnd(8)} `, printable(text), width);
  const troubled =
    notCompleted === 0 ? '' : `, ${runs === 1 ? 'which did' : `of which ${notCompleted} did`} not complete`;
  const several = folders === 1 ? '' : ` in ${folders} folders`;
  const byReason = Map.groupBy(group.ignored, ({ reason }) => reason);
  const ignored = [...byReason].map(([reason, files]) => {
    const names = files.slice(0, mostNamed).map(({ file, count }) => (count === 1 ? file : `${file} (${count} files)`));
    const rest = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : '';
    return line('not read', `${names.join(', ')}${rest}: ${reason}`);
  });
  if (group.readers.length === 0) return [`${printable(folder)}: no run${several}`, ...ignored].join('\n');
  return [
    `${printable(folder)}: ${plural(runs, 'run')}${several}${troubled}`,
    line('read by', group.readers.map((id) => `${titles.get(id) ?? id} (${id})`).join(', ')),
    line('found', runs === 0 ? 'nothing that makes a run; see below' : foundIn(group)),
    ...ignored,
  ].join('\n');
}

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Say who reads which folder, what is found, what is wrong, and build nothing',
  operands: '[DIR…]',
  options: inputOptions,
  examples: ['sweepbook validate', 'sweepbook validate ./runs --strict', 'sweepbook validate --json'],
  async run(args, terminal) {
    const input = readInputOptions(args, process.cwd());
    const made = makeReport(input, defaultRawPolicy, terminal);
    const { report, ingested } = made;
    const groups = groupFolders(ingested.accounts(), report);
    if (report.runs.length > 0) await readNotes(made, input.contentDir);
    if (terminal.json) {
      if (report.runs.length === 0) return noRuns(report, terminal);
      terminal.out(JSON.stringify({ ...summarize(report), folders: groups, diagnostics: report.diagnostics }, null, 2));
    } else {
      for (const group of groups) terminal.out(`${describeGroup(group, terminal.columns)}\n`);
      if (report.runs.length === 0) return noRuns(report, terminal);
      for (const item of report.diagnostics) terminal.out(fold(describeDiagnostic(item), terminal.columns));
      terminal.log(verdictOfInput(report));
    }
    return input.strict && report.diagnostics.some((item) => item.severity !== 'info')
      ? exitCodes.strict
      : exitCodes.ok;
  },
};
