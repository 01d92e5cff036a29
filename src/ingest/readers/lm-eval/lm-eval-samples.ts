/** The per-sample logs of lm-evaluation-harness: one line per document and filter. */
import type { SampleTable } from '../../../report/run.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { parseJson } from '../../parse/parse-json.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json } from '../../reader.ts';
import { textOf } from '../support/values.ts';

/** Characters of an answer that are kept, and samples of one task. */
const maxText = 300;
const maxSamples = 200_000;

/** What one document came to. */
interface DocumentResult {
  gold: string | null;
  predicted: string | null;
  readonly numbers: Map<string, number>;
}

const cut = (text: string): string => (text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text);

/** An answer: text as it is; of the likelihoods of several choices the number of the best one. */
function answerOf(responses: Json | undefined): string | null {
  if (!Array.isArray(responses) || responses.length === 0) return null;
  const [first] = responses;
  if (typeof first === 'string') return cut(first);
  const scores = responses.map((pair: Json) => (Array.isArray(pair) ? Number(pair[0]) : NaN));
  if (responses.length === 1)
    return Array.isArray(first) && typeof first[0] === 'string' && typeof first[1] !== 'string'
      ? answerOf([first[0]])
      : null;
  if (scores.some((score) => Number.isNaN(score))) return null;
  return String(scores.indexOf(Math.max(...scores)));
}

/** Names that `acc,strict` has in results: the filter `none` is left out. */
export const metricName = (metric: string, filter: string): string =>
  filter === '' || filter === 'none' ? metric : `${metric}.${filter}`;

/** Bookkeeping of the harness that is a number. */
const aside = new Set(['doc_id']);

function readLine(line: { readonly [key: string]: Json }, documents: Map<string, DocumentResult>): void {
  const id = textOf(line['doc_id']);
  if (id === undefined) return;
  let document = documents.get(id);
  const filter = textOf(line['filter']) ?? '';
  if (document === undefined) {
    if (documents.size >= maxSamples) return;
    const target = line['target'];
    const gold = Array.isArray(target) ? JSON.stringify(target) : (textOf(target) ?? null);
    document = {
      gold: gold === null ? null : cut(gold),
      predicted: answerOf(line['filtered_resps']),
      numbers: new Map(),
    };
    documents.set(id, document);
  }
  for (const [name, value] of Object.entries(line)) {
    if (aside.has(name)) continue;
    const number = typeof value === 'boolean' ? Number(value) : value;
    if (typeof number === 'number') document.numbers.set(metricName(name, filter), number);
  }
}

/** The samples of one task, in the order of its file. */
export interface TaskSamples {
  readonly documents: ReadonlyMap<string, DocumentResult>;
  readonly broken: number;
}

/** Reads a samples file line by line: its prompts are large and are not kept. */
export function readTaskSamples(lines: Iterable<string>): TaskSamples {
  const documents = new Map<string, DocumentResult>();
  let broken = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (parsed.ok && isMapping(parsed.value)) readLine(parsed.value, documents);
    else broken += 1;
  }
  return { documents, broken };
}

/**
 * Joins the tasks of one evaluation. Ids are doc ids, after the task where there are several; `correct` is the main
 * metric of the task where it is 0 or 1.
 */
export function joinTasks(
  tasks: readonly { readonly task: string; readonly main: string | null; readonly samples: TaskSamples }[],
): SampleTable | undefined {
  const rows = tasks.flatMap(({ task, main, samples }) =>
    [...samples.documents].map(([id, document]) => ({ id: tasks.length === 1 ? id : `${task}/${id}`, main, document })),
  );
  if (rows.length === 0) return undefined;
  const names = new Set(rows.flatMap(({ document }) => [...document.numbers.keys()]));
  const numbers: Record<string, (number | null)[]> = {};
  for (const name of names) {
    const column = rows.map(({ document }) => {
      const value = document.numbers.get(name);
      return value !== undefined && Number.isFinite(value) ? value : null;
    });
    setKey(numbers, name, column);
  }
  const correct = rows.map(({ main, document }) => {
    const value = main === null ? undefined : document.numbers.get(main);
    return value === 1 ? true : value === 0 ? false : null;
  });
  return {
    ids: rows.map(({ id }) => id),
    gold: rows.map(({ document }) => document.gold),
    predicted: rows.map(({ document }) => document.predicted),
    correct: correct.some((value) => value !== null) ? correct : null,
    probability: null,
    numbers,
    texts: {},
  };
}
