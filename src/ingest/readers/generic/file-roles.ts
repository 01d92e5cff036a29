/** What the names of a generic run folder mean. */
import type { FileRecord } from '../../../report/primitives.ts';
import { tableEndings } from '../../decode/tables.ts';
import { plainName } from '../../decode/unpack.ts';

/** What a file gives to a run; `weights` tells that a lone config.json belongs to a stored model. */
export type FileRole =
  'config' | 'metrics' | 'history' | 'samples' | 'log' | 'error' | 'metadata' | 'weights' | 'checkpoint' | 'other';

/** Config files; the first one that is there counts. */
export const configNames = ['config.yaml', 'config.yml', 'config.json', 'config.toml'] as const;
/** Final metrics; where several are there, the first wins per key. */
export const metricsNames = ['metrics.json', 'results.json', 'summary.json'] as const;
/** One row per step or epoch; the first one that is there counts. */
export const historyNames = ['history.csv', 'history.jsonl', 'metrics.csv', 'metrics.jsonl', 'history.json'] as const;
/** Facts about the execution. */
export const metadataNames = ['metadata.json', 'status.json'] as const;
/** Samples in every format that is read. */
const sampleNames = tableEndings.map((ending) => `predictions.${ending}`);
/** What holds nothing but an error. */
export const errorNames = ['error.txt', 'stderr.txt', 'stderr.log'] as const;

const byName: ReadonlyMap<string, FileRole> = new Map<string, FileRole>([
  ...configNames.map((name) => [name, 'config'] as const),
  ...metricsNames.map((name) => [name, 'metrics'] as const),
  ...historyNames.map((name) => [name, 'history'] as const),
  ...metadataNames.map((name) => [name, 'metadata'] as const),
  ...errorNames.map((name) => [name, 'error'] as const),
  ['stdout.txt', 'log'],
  ['output.txt', 'log'],
  ['tokenizer.json', 'weights'],
  ['tokenizer_config.json', 'weights'],
]);

/** The role of a file by its name, with or without `.gz` and `.zst`. */
export function roleOf(packed: string): FileRole {
  const name = plainName(packed);
  const known = byName.get(name);
  if (known !== undefined) return known;
  if (name.startsWith('predictions.')) return 'samples';
  if (name.endsWith('.log')) return 'log';
  if (name.endsWith('.safetensors') || name.startsWith('pytorch_model')) return 'weights';
  return /\.(?:pt|pth|ckpt|h5|joblib|onnx|msgpack|gguf|pkl|pickle)$/.test(name) ? 'checkpoint' : 'other';
}

const kinds: Readonly<Record<FileRole, FileRecord['kind']>> = {
  config: 'config',
  metrics: 'metrics',
  history: 'history',
  samples: 'samples',
  log: 'log',
  error: 'log',
  metadata: 'metadata',
  weights: 'checkpoint',
  checkpoint: 'checkpoint',
  other: 'other',
};

/** The kind of a file in the list of a run's files; folders before the name do not count. */
export const fileKind = (path: string): FileRecord['kind'] => kinds[roleOf(path.slice(path.lastIndexOf('/') + 1))];

/** Names of files in the same role, of which one may have been preferred. */
export const alternativesOf = (role: FileRole): readonly string[] =>
  role === 'config'
    ? configNames
    : role === 'history'
      ? historyNames
      : role === 'metadata'
        ? metadataNames
        : role === 'metrics'
          ? metricsNames
          : role === 'samples'
            ? sampleNames
            : [];
