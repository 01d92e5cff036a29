/** Data as classic scripts: pages on disk may load these, and nothing else. */

/** JSON that stands in a script: no character of it ends the script or a line. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
