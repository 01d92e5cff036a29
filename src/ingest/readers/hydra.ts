/** Hydra's job folders: gives its config to whatever else stands in the folder. Source: hydra/core/utils.py. */
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { roleOfKey } from '../normalize/keys.ts';
import type { Claim, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { findError, keptBytes, tailBytes } from './generic/log.ts';
import { resolveReferences } from './hydra/interpolate.ts';
import { childNamed, hasFile } from './support/files.ts';
import { defined, lookUp, textOf } from './support/values.ts';

/** Reads `.hydra` of single runs and of multiruns. */
export const hydraReader = {
  id: 'hydra',
  title: 'Hydra job',
  recognises: [
    { file: '.hydra/config.yaml', gives: 'config, plain ${a.b} references resolved' },
    { file: '.hydra/overrides.yaml', gives: 'the name of the configuration: what was overridden, without the seed' },
    { file: '.hydra/hydra.yaml', gives: 'the name of the job, the version of Hydra' },
    { file: '<job>.log', gives: 'the last lines, and the error of a job that failed' },
  ],
  precedence: 60,
  claim,
  read,
  fileKind: (name) => (name.endsWith('.log') ? 'log' : name.endsWith('.yaml') ? 'config' : 'other'),
} as const satisfies Reader;

function claim(folder: Folder): Claim | null {
  const inside = childNamed(folder, '.hydra');
  if (inside === undefined || !hasFile(inside, 'config.yaml')) return null;
  const logs = folder.files.filter((file) => file.name.endsWith('.log')).map((file) => file.name);
  return { files: [...inside.files.map((file) => `.hydra/${file.name}`), ...logs], wholeTree: false };
}

/** What was overridden, without seeds, paths and Hydra's own settings: `model=rf,lr=0.1`. */
function labelOf(overrides: Json): string | undefined {
  if (!Array.isArray(overrides)) return undefined;
  const kept = overrides.filter((override: Json) => {
    const key =
      typeof override === 'string'
        ? override
            .replace(/^[+~]+/, '')
            .split('=')[0]!
            .split('@')[0]!
        : 'hydra';
    return !/^hydra(?:$|[./])/.test(key) && roleOfKey(key.replaceAll('/', '.')) === 'param';
  });
  return kept.length > 0 ? kept.map(String).join(',') : undefined;
}

/** The start as the path tells it: `<date>/<time>`, for a job of a multirun one folder up. */
function startOf(folder: Folder): string | undefined {
  const found = /(?:^|\/)(\d{4}-\d\d-\d\d)\/(\d\d)-(\d\d)-(\d\d)(?:\/\d+[^/]*)?$/.exec(folder.path);
  return found === null ? undefined : `${found[1]}T${found[2]}:${found[3]}:${found[4]}`;
}

function readLog(folder: Folder, name: string, { access }: ReadContext): Pick<RawRun, 'logTail' | 'error'> {
  const tail = access.tail(folder, name, tailBytes) ?? '';
  const error = findError(tail);
  const logTail = tail.slice(-keptBytes);
  if (error === null || !error.atEnd) return logTail === '' ? {} : { logTail };
  const { type, message, traceback } = error;
  return { logTail, error: { type, message, ...(traceback === null ? {} : { traceback }) } };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const document = (name: string): Json | undefined => {
    if (!claimed.files.includes(`.hydra/${name}`)) return undefined;
    const found = readDocument(folder, `.hydra/${name}`, context);
    return 'value' in found ? found.value : undefined;
  };
  const found = readDocument(folder, '.hydra/config.yaml', context);
  // A job without any config writes an empty file.
  const config = 'value' in found && isMapping(found.value) ? resolveReferences(found.value) : {};
  const settings = document('hydra.yaml');
  const job = textOf(lookUp(settings, 'hydra', 'job', 'name'));
  const logs = claimed.files.filter((name) => name.endsWith('.log'));
  const log = logs.find((name) => name === `${job}.log`) ?? (logs.length === 1 ? logs[0] : undefined);
  const version = textOf(lookUp(settings, 'hydra', 'runtime', 'version'));
  const run: RawRun = {
    part: '',
    config,
    ...(log === undefined ? {} : readLog(folder, log, context)),
    ...defined({
      name: labelOf(document('overrides.yaml') ?? null),
      startedAt: startOf(folder),
      environment: version === undefined ? undefined : { hydra: version },
      unreadable: 'value' in found ? undefined : [found.unreadable],
    }),
  };
  return [
    {
      ...run,
      provenance: {
        config: '.hydra/config.yaml',
        name: '.hydra/overrides.yaml',
        ...(log === undefined ? {} : { log }),
      },
    },
  ];
}
