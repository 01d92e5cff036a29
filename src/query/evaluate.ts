/** Decides whether something fits a query. Knows nothing of Reports: the caller looks names up. */
import type { Comparator, Query, QueryValue } from './parse.ts';

/** What a name stands for: a value, several (tags), or undefined where the thing has no such name. */
export type Looked = QueryValue | readonly QueryValue[] | undefined;

/** A thing that can be chosen. */
export interface Subject {
  lookUp(path: string): Looked;
  /** Everything a lone word is looked for in, in lower case. */
  readonly text: string;
}

const asNumber = (value: QueryValue): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
      ? Number(value)
      : null;

const asText = (value: QueryValue): string => String(value).toLowerCase();

function equal(found: QueryValue, wanted: QueryValue): boolean {
  const a = asNumber(found);
  const b = asNumber(wanted);
  return a !== null && b !== null ? a === b : asText(found) === asText(wanted);
}

function order(found: QueryValue, wanted: QueryValue, comparator: '>' | '>=' | '<' | '<='): boolean {
  const a = asNumber(found);
  const b = asNumber(wanted);
  // A text is never larger or smaller than a number; two texts compare by code point.
  const difference =
    a !== null && b !== null
      ? a - b
      : a === null && b === null && typeof found === 'string' && typeof wanted === 'string'
        ? Number(found > wanted) - Number(found < wanted)
        : Number.NaN;
  if (comparator === '>') return difference > 0;
  if (comparator === '>=') return difference >= 0;
  return comparator === '<' ? difference < 0 : difference <= 0;
}

const isMany = (looked: Looked): looked is readonly QueryValue[] => Array.isArray(looked);

function compare(looked: Looked, comparator: Comparator, wanted: readonly QueryValue[]): boolean {
  if (looked === undefined) return false;
  const found = isMany(looked) ? looked : [looked];
  const some = (test: (a: QueryValue, b: QueryValue) => boolean): boolean =>
    found.some((a) => wanted.some((b) => test(a, b)));
  switch (comparator) {
    case '=':
    case 'in':
      return some(equal);
    case '!=':
      return !some(equal);
    case 'has':
      return isMany(looked) ? some(equal) : some((a, b) => asText(a).includes(asText(b)));
    case '~':
      return some((a, b) => asText(a).includes(asText(b)));
    case '!~':
      return !some((a, b) => asText(a).includes(asText(b)));
    default:
      return some((a, b) => order(a, b, comparator));
  }
}

/**
 * Whether a subject fits a query. A comparison with a name that the subject does not have is false, whatever its
 * comparator: nothing is claimed about what is not known.
 */
export function fits(query: Query, subject: Subject): boolean {
  switch (query.kind) {
    case 'everything':
      return true;
    case 'and':
      return query.parts.every((part) => fits(part, subject));
    case 'or':
      return query.parts.some((part) => fits(part, subject));
    case 'not':
      return !fits(query.part, subject);
    case 'text':
      return subject.text.includes(query.text.toLowerCase());
    case 'compare':
      return compare(subject.lookUp(query.path), query.comparator, query.values);
  }
}

/** Every name that a query compares, with its place. */
export function namesIn(query: Query): { readonly path: string; readonly at: number }[] {
  if (query.kind === 'compare') return [{ path: query.path, at: query.at }];
  if (query.kind === 'not') return namesIn(query.part);
  return query.kind === 'and' || query.kind === 'or' ? query.parts.flatMap(namesIn) : [];
}
