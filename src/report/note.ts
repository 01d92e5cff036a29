/** Notes: what people write in content/notes, as a document of data. Nothing in it can run. */
import { z } from 'zod';

const name = z.string().trim().min(1);

/** What may stand between the `---` lines at the top of a note. */
export const noteFrontMatter = z
  .strictObject({
    title: name.optional().meta({ description: 'Default: the first heading, else the name of the file.' }),
    description: name.optional().meta({ description: 'A sentence for lists of notes and for search engines.' }),
    date: name.optional().meta({ description: 'Shown as it is written.' }),
    benchmark: name.optional().meta({ description: 'Id of the benchmark that the note is about.' }),
    experiment: z
      .union([name, z.array(name)])
      .optional()
      .meta({ description: 'Name, slug or id of the configurations that it is about.' }),
    order: z.number().optional().meta({ description: 'Its place in the list; notes without one follow, by path.' }),
  })
  .meta({ title: 'Front matter of a Sweepbook note' });

export type NoteFrontMatter = z.infer<typeof noteFrontMatter>;

/** A literal that a component is given. */
export type NoteValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** Text between tags. */
export interface NoteText {
  readonly type: 'text';
  readonly value: string;
}

/** An HTML element of the allowed ones, with allowed attributes. `line` is where it begins in the file, if known. */
export interface NoteElement {
  readonly type: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly NoteNode[];
  readonly line: number | null;
}

/** `<Score … />` and the like: resolved against the Report when the note is checked and again when it is printed. */
export interface NoteComponent {
  readonly type: 'component';
  readonly name: string;
  readonly props: Readonly<Record<string, NoteValue>>;
  /** True where it stands on lines of its own. */
  readonly block: boolean;
  readonly line: number;
}

export type NoteNode = NoteText | NoteElement | NoteComponent;

/** A heading of the body. */
export interface NoteHeading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** One note. `id` is its path below content/notes without the ending: the path of its page below /notes/. */
export interface Note {
  readonly id: string;
  /** The file as messages name it. */
  readonly file: string;
  readonly title: string;
  readonly description: string | null;
  readonly date: string | null;
  readonly benchmark: string | null;
  readonly experiments: readonly string[];
  readonly order: number | null;
  readonly headings: readonly NoteHeading[];
  /** The plain text, for the search. */
  readonly words: string;
  readonly body: readonly NoteNode[];
  /** Lines of the keys of its front matter. */
  readonly lines: Readonly<Record<string, number>>;
}

/** All notes in their order, and the files beside them that they show or link, as paths below content/notes. */
export interface Notes {
  readonly notes: readonly Note[];
  readonly files: readonly string[];
}

/** No note at all. */
export const noNotes: Notes = { notes: [], files: [] };
