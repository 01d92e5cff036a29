/** What a file of the site holds, before it is written. */

/** Text is written as UTF-8. A list is bytes in a row: of a large document nobody needs all at once. */
export type FileContent = string | Uint8Array | readonly Uint8Array[];

const isList = (content: FileContent): content is readonly Uint8Array[] => Array.isArray(content);

/** The pieces of a content in their order. */
export const piecesOf = (content: FileContent): readonly (string | Uint8Array)[] =>
  isList(content) ? content : [content];

/** A content in one piece. */
export const wholeContent = (content: FileContent): string | Uint8Array =>
  isList(content) ? Buffer.concat(content) : content;
