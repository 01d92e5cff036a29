/** Guild AI's run folders: facts in one small file each. Source: guild/run.py. */
import { isMapping } from '../parse/parse-document.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import type { Claim, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { findError } from './generic/log.ts';
import { childNamed, hasFile } from './support/files.ts';
import { defined, isoOfMs, numberOf, textOf } from './support/values.ts';

/** Reads `<guild home>/runs/<id>`; the curves come from its event files. */
export const guildReader = {
  id: 'guild',
  title: 'Guild AI',
  recognises: [
    { file: 'runs/<id>/.guild/attrs/flags', gives: 'config' },
    { file: 'runs/<id>/.guild/attrs/*', gives: 'status, times, operation, label, tags, seed, host' },
    { file: 'runs/<id>/.guild/output', gives: 'the last lines' },
  ],
  precedence: 68,
  claim,
  read,
  fileKind: (name) =>
    name === '.guild/output'
      ? 'log'
      : name === '.guild/attrs/flags'
        ? 'config'
        : name.startsWith('.guild/attrs/')
          ? 'metadata'
          : 'other',
} as const satisfies Reader;

const attrsOf = (folder: Folder): Folder | undefined => {
  const inside = childNamed(folder, '.guild');
  return inside === undefined ? undefined : childNamed(inside, 'attrs');
};

function claim(folder: Folder): Claim | null {
  const attrs = attrsOf(folder);
  if (attrs === undefined) return null;
  const inside = childNamed(folder, '.guild')!;
  const files = [
    ...attrs.files.map((file) => `.guild/attrs/${file.name}`),
    ...inside.files.map((file) => `.guild/${file.name}`),
  ];
  return { files, wholeTree: false };
}

/** The status as Guild derives it: marks in the folder first, then the exit status; a run that was ended by a signal has a negative one. */
function statusOf(inside: Folder, exit: number | undefined): string {
  if (hasFile(inside, 'PENDING') || hasFile(inside, 'STAGED')) return 'pending';
  if (exit !== undefined) return exit === 0 ? 'completed' : exit < 0 ? 'killed' : 'failed';
  return 'running';
}

/** Guild writes microseconds. */
const timeOf = (value: Json | undefined): string | undefined => {
  const micro = numberOf(value);
  return isoOfMs(micro === undefined ? undefined : micro / 1000);
};

function read(folder: Folder, _claim: Claim, context: ReadContext): readonly RawRun[] {
  const inside = childNamed(folder, '.guild')!;
  const attribute = (name: string): Json | undefined => {
    const text = context.access.text(folder, `.guild/attrs/${name}`);
    if (text === null) return undefined;
    const parsed = parseYaml(text);
    if (parsed.ok) return parsed.value;
    const message = `.guild/attrs/${name} cannot be read: ${parsed.problem.message}.`;
    context.report({
      severity: 'warning',
      code: 'unreadable-file',
      message,
      file: `.guild/attrs/${name}`,
      line: parsed.problem.line,
      hint: null,
    });
    return undefined;
  };
  const flags = attribute('flags');
  const exit = numberOf(attribute('exit_status'));
  const tail = context.access.tail(folder, '.guild/output', 64 * 1024);
  const found = tail === null || exit === 0 ? null : findError(tail);
  const tags = attribute('tags');
  const host = textOf(attribute('host'));
  const operation = textOf(attribute('op'));
  const commit = textOf(attribute('vcs_commit'))?.replace(/^git:/, '').replace(/\*$/, '');
  return [
    {
      part: '',
      ...(isMapping(flags) ? { config: flags } : {}),
      status: statusOf(inside, exit),
      ...defined({
        error:
          found === null
            ? undefined
            : defined({ type: found.type, message: found.message, traceback: found.traceback ?? undefined }),
        logTail: tail === null || tail === '' ? undefined : tail,
        seed: textOf(attribute('random_seed')),
        startedAt: timeOf(attribute('started')),
        finishedAt: timeOf(attribute('stopped')),
        tags: Array.isArray(tags) && tags.length > 0 ? tags.map(String) : undefined,
        notes: textOf(attribute('label')),
        study: operation,
        git: commit === undefined ? undefined : { commit },
        environment: host === undefined ? undefined : { host },
      }),
      provenance: { config: '.guild/attrs/flags', status: '.guild/attrs/exit_status', log: '.guild/output' },
    },
  ];
}
