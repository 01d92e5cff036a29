/** The samples of an Inspect log as a table. Source: inspect_ai/log/_log.py (EvalSample, EvalSampleSummary), scorer/_metric.py. */
import type { SampleTable } from '../../../report/run.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json } from '../../reader.ts';
import { lookUp, numberOf, textOf } from '../support/values.ts';

/** Characters of a target or an answer that are kept. */
const maxText = 300;

/** Letters that scorers give, by value_to_float: correct, incorrect, partial, no answer. */
const letters: ReadonlyMap<string, number> = new Map([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
  ['true', 1],
  ['false', 0],
  ['yes', 1],
  ['no', 0],
]);

/** A score as a number; null where it is none. */
export function scoreNumber(value: Json | undefined): number | null {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  return letters.get(value) ?? letters.get(value.toLowerCase()) ?? numberOf(value) ?? null;
}

const cut = (text: string | undefined): string | null =>
  text === undefined ? null : text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text;

const targetOf = (target: Json | undefined): string | null =>
  Array.isArray(target) ? cut(target.map(String).join(' | ')) : cut(textOf(target));

/** The samples, and how many of them ended in an error. */
export interface InspectSamples {
  readonly table: SampleTable | undefined;
  readonly errors: number;
}

/** The numbers of one sample by scorer; a score of several values gives one number each. */
function scoresOf(sample: Json): ReadonlyMap<string, number | null> {
  const scores = lookUp(sample, 'scores');
  const numbers = new Map<string, number | null>();
  if (!isMapping(scores)) return numbers;
  for (const [scorer, score] of Object.entries(scores)) {
    const value = lookUp(score, 'value');
    if (isMapping(value))
      for (const [key, item] of Object.entries(value)) numbers.set(`${scorer}.${key}`, scoreNumber(item));
    else numbers.set(scorer, scoreNumber(value));
  }
  return numbers;
}

const firstScore = (sample: Json): Json | undefined => {
  const scores = lookUp(sample, 'scores');
  return isMapping(scores) ? Object.values(scores)[0] : undefined;
};

/**
 * Samples or their summaries. With several epochs the same sample stands in several rows: ids get `#<epoch>`, and the
 * column `sample` names the cluster.
 */
export function readInspectSamples(samples: readonly Json[]): InspectSamples {
  const rows = samples.filter((sample) => isMapping(sample));
  if (rows.length === 0) return { table: undefined, errors: 0 };
  const epochs = rows.map((row) => numberOf(row['epoch']) ?? 1);
  const names = rows.map((row) => textOf(row['id']) ?? '');
  const isRepeated = new Set(epochs).size > 1;
  const scores = rows.map(scoresOf);
  const numbers: Record<string, (number | null)[]> = {};
  for (const name of new Set(scores.flatMap((score) => [...score.keys()]))) {
    setKey(
      numbers,
      name,
      scores.map((score) => score.get(name) ?? null),
    );
  }
  if (isRepeated) setKey(numbers, 'epoch', epochs);
  const failed = rows.map((row) => row['error'] !== undefined && row['error'] !== null);
  const correct = rows.map((_, row) => {
    const value = failed[row] ? null : [...scores[row]!.values()][0];
    return value === 1 ? true : value === 0 ? false : null;
  });
  const table: SampleTable = {
    ids: names.map((name, row) => (isRepeated ? `${name}#${epochs[row]}` : name)),
    gold: rows.map((row) => targetOf(row['target'])),
    predicted: rows.map((row) => cut(textOf(lookUp(firstScore(row), 'answer')))),
    correct: correct.some((value) => value !== null) ? correct : null,
    probability: null,
    numbers,
    texts: isRepeated ? { sample: names } : {},
  };
  return { table, errors: failed.filter((isFailed) => isFailed).length };
}
