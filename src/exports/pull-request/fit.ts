/** A comment that GitHub takes: at most 65,536 characters, by dropping whole sections in a stated order. */

/** What a comment may hold. */
export const mostCharacters = 65_536;

/** The kinds of sections in the order in which they are dropped; what a reader must know is not among them. */
export const dropOrder = [
  'flipped samples',
  'secondary metrics',
  'seeds that would decide',
  'fixed failures',
  'what stands on one side only',
  'verdicts against the baseline',
  'flips',
  'new failures',
  'changed scores',
] as const;

export type SectionKind = (typeof dropOrder)[number];

/** A part of a comment; `kind` null stays. */
export interface CommentSection {
  readonly kind: SectionKind | null;
  readonly text: string;
}

/** One benchmark: its heading stays as long as there is room, its sections may be dropped. */
export interface CommentChapter {
  readonly sections: readonly CommentSection[];
}

/** A comment in parts: what always stays before and after the chapters. */
export interface CommentParts {
  readonly head: string;
  readonly chapters: readonly CommentChapter[];
  readonly foot: string;
}

const join = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

function print(parts: CommentParts, dropped: ReadonlySet<SectionKind>, shown: number): string {
  const present = dropOrder.filter(
    (kind) => dropped.has(kind) && parts.chapters.some(({ sections }) => sections.some((item) => item.kind === kind)),
  );
  const rest = parts.chapters.length - shown;
  const left = [...present, ...(rest > 0 ? [`${rest} more ${rest === 1 ? 'benchmark' : 'benchmarks'}`] : [])];
  const note =
    left.length === 0
      ? ''
      : `_Left out, because a comment holds 65,536 characters: ${left.join('; ')}. The full report has them._`;
  const chapters = parts.chapters
    .slice(0, shown)
    .map(({ sections }) =>
      join(sections.filter(({ kind }) => kind === null || !dropped.has(kind)).map(({ text }) => text)),
    );
  return `${join([parts.head, ...chapters, note, parts.foot])}\n`;
}

/** The comment, at most `limit` UTF-16 code units long, which is at least the number of characters. */
export function fitComment(parts: CommentParts, limit: number = mostCharacters): string {
  const all = parts.chapters.length;
  const dropped = new Set<SectionKind>();
  let text = print(parts, dropped, all);
  for (const kind of dropOrder) {
    if (text.length <= limit) return text;
    dropped.add(kind);
    text = print(parts, dropped, all);
  }
  // Hundreds of benchmarks: as many as fit.
  for (let shown = all; text.length > limit && shown > 0; shown = Math.floor(shown * 0.9)) {
    text = print(parts, dropped, shown);
  }
  return text.length <= limit ? text : print(parts, dropped, 0);
}
