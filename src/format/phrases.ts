/** Sentences with structure: text, names of configurations, emphasis and links, printed as HTML, Markdown or plain text. */

/** A piece of a sentence. `configuration` is an id: who prints it adds name, marker and link. */
export type Piece =
  | string
  | { readonly configuration: string }
  | { readonly strong: string }
  /** A place in the report: an anchor of the page (`#failures`) or a site path (`failures/`). */
  | { readonly link: string; readonly text: string };

export type Phrase = readonly Piece[];

/** A phrase as plain text. */
export function phraseText(phrase: Phrase, nameOf: (configuration: string) => string): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('configuration' in piece) return nameOf(piece.configuration);
      return 'strong' in piece ? piece.strong : piece.text;
    })
    .join('');
}

/** Configurations as a list in words: `a, b and c`. */
export function configurationList(ids: readonly string[]): Piece[] {
  return ids.flatMap((id, i): Piece[] => [
    ...(i === 0 ? [] : [i === ids.length - 1 ? ' and ' : ', ']),
    { configuration: id },
  ]);
}
