/**
 * Safe HTML as text, for what repeats a thousand times on a page: a template string costs a hundredth of a component.
 * Every value that is not {@link Html} itself is escaped.
 */

/** Markup that was built by {@link markup} or is a constant of ours. */
export interface Html {
  readonly html: string;
}

type Value = Html | readonly Html[] | string | number | null | undefined | false;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]!) : text;

const print = (value: Value): string => {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
};

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Line breaks of the source beside a tag vanish, as in JSX; elsewhere they are a space. */
const compact = (part: string): string =>
  part.replace(/(.?)[ \t]*\n\s*(\/?.?)/g, (_, before: string, after: string) =>
    before === '>' || /^(<|>|\/>)/.test(after) ? `${before}${after}` : `${before} ${after}`,
  );

/**
 * A template whose values are escaped; null, undefined and false print nothing. Line breaks and indentation of the
 * source are not part of the result.
 * @example markup`<b>${'a < b'}</b>`.html // '<b>a &lt; b</b>'
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let parts = compacted.get(strings);
  if (parts === undefined) compacted.set(strings, (parts = strings.map(compact)));
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += print(values[i]) + parts[i + 1]!;
  return { html: text };
}

/** Nothing. */
export const nothing: Html = { html: '' };
