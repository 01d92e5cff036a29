/** The HTML that a note may hold: it is printed from this list, so that nothing else can come through. */

const tags = new Set(
  (
    'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ' +
    'img input ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
);

/** Attributes of every element, and those of some. */
const everywhere = new Set(['id', 'title', 'lang', 'dir', 'aria-label', 'aria-describedby', 'class', 'role']);
const attributes: Readonly<Record<string, ReadonlySet<string>>> = {
  a: new Set(['href']),
  img: new Set(['src', 'alt', 'width', 'height']),
  input: new Set(['type', 'checked', 'disabled']),
  ol: new Set(['start', 'reversed']),
  li: new Set(['value']),
  td: new Set(['colspan', 'rowspan', 'data-align']),
  th: new Set(['colspan', 'rowspan', 'scope', 'data-align']),
  details: new Set(['open']),
};

/** True for an element that may stand in a note. */
export const isAllowedTag = (tag: string): boolean => tags.has(tag);

/** Names of the allowed elements, for messages. */
export const allowedTags: readonly string[] = [...tags];

/** True for an attribute that may stand on an element. */
export const isAllowedAttribute = (tag: string, name: string): boolean =>
  everywhere.has(name) || attributes[tag]?.has(name) === true;

/** An element without content. */
export const isVoid = (tag: string): boolean => ['br', 'hr', 'img', 'input'].includes(tag);

/** Classes that Markdown itself gives: all others mean nothing in our style sheet, or too much. */
export const isAllowedClass = (name: string): boolean =>
  /^(?:language-[\w+#.-]+|contains-task-list|task-list-item|footnotes|data-footnote-backref)$/.test(name);

/** Schemes that a link may have. Control characters and spaces are what browsers skip in front of one. */
export function schemeOf(address: string): string | null {
  const found = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020]/g, ''));
  return found === null ? null : found[1]!.toLowerCase();
}

/** Schemes of addresses that may leave the site. */
export const linkSchemes: readonly string[] = ['https', 'http', 'mailto'];
