import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../src/report/user-error.ts';
import { makeReport, readVersion } from '../build/make-report.ts';
import { readInputOptions } from '../build/options.ts';
import { writeOutFile } from '../build/out-file.ts';
import { noRuns } from '../build/outcome.ts';
import { defaultRawPolicy } from '../build/raw-files.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { scaffold } from '../init/scaffold.ts';
import { workflows, type ProjectFile } from '../init/workflows.ts';
import { repositoryRoot } from '../query/git.ts';
import { sourceOptions } from '../query/report-source.ts';

/** Writes the files that are not there yet; with `force` all of them. The result names both kinds. */
function writeNew(
  folder: string,
  files: readonly ProjectFile[],
  { force, instead }: { readonly force: boolean; readonly instead: string },
) {
  const kept = files.filter((file) => !force && existsSync(join(folder, file.path)));
  const written = files.filter((file) => !kept.includes(file));
  for (const file of written) {
    const path = join(folder, file.path);
    writeOutFile(path, file.content, instead);
  }
  const shown = (file: ProjectFile): string => relative(process.cwd(), join(folder, file.path));
  return { written: written.map(shown), kept: kept.map(shown) };
}

/** Folders that mean themselves in YAML and in a shell. */
const plainFolder = /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/;

export const initCommand: Command = {
  name: 'init',
  summary: 'Write first benchmark files from the runs, or the workflows for GitHub',
  operands: '',
  options: {
    results: sourceOptions.results,
    content: {
      value: 'DIR',
      help: 'Where benchmarks/*.yaml and notes are written',
      fallback: 'content beside the results',
    },
    github: { help: 'Write the workflows that publish the report and comment on pull requests, instead' },
    force: { help: 'Write over files that are there, from the runs alone' },
  },
  examples: ['sweepbook init', 'sweepbook init --results runs', 'sweepbook init --github'],
  run(args, terminal) {
    const cwd = process.cwd();
    const force = args.has('force');
    const top = repositoryRoot(cwd) ?? cwd;
    const given = args.texts('results')[0] ?? 'results';
    let done: ReturnType<typeof writeNew>;
    if (args.has('github')) {
      const results = relative(top, resolve(cwd, given)).replaceAll('\\', '/');
      if (!plainFolder.test(results)) {
        throw new UserError(`The workflows need a folder inside the repository, found ${given}.`, {
          hint: 'Give one whose name has letters, digits, ".", "_" and "-" only: --results DIR',
        });
      }
      done = writeNew(top, workflows({ version: readVersion(), results }), {
        force,
        instead: 'init in another repository',
      });
    } else {
      const input = readInputOptions(
        { ...args, text: (name) => (name === 'content' ? null : args.text(name)) },
        cwd,
        false,
      );
      const made = makeReport({ ...input, contentDir: force ? null : input.contentDir }, defaultRawPolicy, terminal);
      if (made.report.runs.length === 0) return Promise.resolve(noRuns(made.report, terminal));
      const folder = resolve(cwd, args.text('content') ?? join(dirname(input.roots[0]!.path), 'content'));
      done = writeNew(folder, scaffold(made.report), { force, instead: '--content DIR' });
    }
    if (terminal.json) terminal.out(JSON.stringify(done, null, 2));
    else {
      for (const file of done.written) terminal.out(`wrote ${file}`);
      for (const file of done.kept) terminal.out(`kept ${file}, which is there already (--force writes over it)`);
      if (done.written.length + done.kept.length === 0) terminal.log('Every benchmark is described already.');
      else if (args.has('github')) {
        terminal.log(
          'Once, in the settings of the repository: Pages, Source: GitHub Actions. What each workflow does stands at its top.',
        );
      } else
        terminal.log(
          'Next: "sweepbook build" builds the site; "sweepbook init --github" writes the workflows for GitHub.',
        );
    }
    return Promise.resolve(exitCodes.ok);
  },
};
