/**
 * A small safe language to choose configurations and runs. Nothing is evaluated as code.
 *
 *     config.training.learning_rate > 1e-4 and tags has echo
 *     model=mlp lr<0.01                 conditions side by side must all hold
 *     not (status = failed) or "svm"    a lone word or text is looked for everywhere
 *     model in [mlp, svm_rbf]  name ~ mask  name !~ mask
 */
import { QueryError, tokenize, type Token } from './tokens.ts';

export type Comparator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~' | '!~' | 'has' | 'in';

/** A value of a query; numbers are recognised by their form, quoted text never is a number. */
export type QueryValue = string | number | boolean | null;

export type Query =
  | { readonly kind: 'everything' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly comparator: Comparator;
      readonly values: readonly QueryValue[];
      /** Where the path stands in the query, for messages. */
      readonly at: number;
    };

const comparators: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
  '~': '~',
  '!~': '!~',
};
const wordComparators: Readonly<Record<string, Comparator>> = { has: 'has', contains: 'has', in: 'in' };
const maxDepth = 50;

function readValue(token: Token, query: string): QueryValue {
  if (token.kind === 'text') return token.text;
  if (token.kind !== 'word') throw new QueryError('A value is expected here.', query, token.at);
  const lower = token.text.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  if (lower === 'null' || lower === 'none') return lower === 'null' ? null : token.text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(token.text) ? Number(token.text) : token.text;
}

/** Reads a query. An empty one matches everything. @throws QueryError with the place of the mistake */
export function parseQuery(query: string): Query {
  const tokens = tokenize(query);
  let next = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const isWord = (token: Token, word: string): boolean => token.kind === 'word' && token.text.toLowerCase() === word;
  const isOperator = (token: Token, text: string): boolean => token.kind === 'operator' && token.text === text;

  const list = (): QueryValue[] => {
    take();
    const values: QueryValue[] = [];
    while (!isOperator(peek(), ']')) {
      values.push(readValue(take(), query));
      if (isOperator(peek(), ',')) take();
      else if (!isOperator(peek(), ']')) throw new QueryError('Expected "," or "]".', query, peek().at);
    }
    take();
    return values;
  };

  const comparison = (path: Token, comparator: Comparator): Query => {
    if (path.text === '') throw new QueryError('A name is expected before the comparison.', query, path.at);
    const values = isOperator(peek(), '[') ? list() : [readValue(take(), query)];
    return { kind: 'compare', path: path.text, comparator, values, at: path.at };
  };

  const primary = (depth: number): Query => {
    if (depth > maxDepth) throw new QueryError('This query is nested too deeply.', query, peek().at);
    const token = take();
    if (isOperator(token, '(')) {
      const inner = either(depth + 1);
      if (!isOperator(peek(), ')')) throw new QueryError('This bracket is never closed.', query, token.at);
      take();
      return inner;
    }
    if (isWord(token, 'not')) return { kind: 'not', part: primary(depth + 1) };
    if (token.kind !== 'word' && token.kind !== 'text')
      throw new QueryError('A condition is expected here.', query, token.at);
    const after = peek();
    const comparator =
      after.kind === 'operator'
        ? comparators[after.text]
        : after.kind === 'word'
          ? wordComparators[after.text.toLowerCase()]
          : undefined;
    if (comparator === undefined) return { kind: 'text', text: token.text };
    take();
    return comparison(token, comparator);
  };

  const both = (depth: number): Query => {
    const parts = [primary(depth)];
    for (let token = peek(); token.kind !== 'end' && !isOperator(token, ')') && !isWord(token, 'or'); token = peek()) {
      if (isWord(token, 'and')) take();
      parts.push(primary(depth));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  };

  const either = (depth: number): Query => {
    const parts = [both(depth)];
    while (isWord(peek(), 'or')) {
      take();
      parts.push(both(depth));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  };

  if (peek().kind === 'end') return { kind: 'everything' };
  const result = either(0);
  if (peek().kind !== 'end') throw new QueryError(`"${peek().text}" is too much here.`, query, peek().at);
  return result;
}
