/** The words of a query, with their places for messages. */

/** What is wrong with a query, and where: `position` counts characters from 0. */
export class QueryError extends Error {
  readonly query: string;
  readonly position: number;

  constructor(message: string, query: string, position: number) {
    super(message);
    this.name = 'QueryError';
    this.query = query;
    this.position = position;
  }
}

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'operator'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

const operators = ['==', '!=', '>=', '<=', '!~', '=', '>', '<', '~', '(', ')', ',', '[', ']'] as const;
const wordEnd = /[\s()[\],"'=<>!~]/;

function readQuoted(query: string, at: number): { readonly text: string; readonly next: number } {
  const quote = query[at];
  let text = '';
  for (let i = at + 1; i < query.length; i++) {
    if (query[i] === '\\' && i + 1 < query.length) text += query[++i];
    else if (query[i] === quote) return { text, next: i + 1 };
    else text += query[i];
  }
  throw new QueryError('This text has no closing quote.', query, at);
}

/** Splits a query into tokens. @throws QueryError on an unclosed quote or a lone `!` */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const character = query[at]!;
    if (/\s/.test(character)) at++;
    else if (character === '"' || character === "'") {
      const { text, next } = readQuoted(query, at);
      tokens.push({ kind: 'text', text, at });
      at = next;
    } else {
      const operator = operators.find((candidate) => query.startsWith(candidate, at));
      if (operator !== undefined) {
        tokens.push({ kind: 'operator', text: operator, at });
        at += operator.length;
        continue;
      }
      let end = at;
      while (end < query.length && !wordEnd.test(query[end]!)) end++;
      if (end === at) throw new QueryError(`"${character}" means nothing here.`, query, at);
      tokens.push({ kind: 'word', text: query.slice(at, end), at });
      at = end;
    }
  }
  tokens.push({ kind: 'end', text: '', at: query.length });
  return tokens;
}
