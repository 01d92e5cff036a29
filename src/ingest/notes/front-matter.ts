/** The YAML between `---` lines at the top of a note. */
import type { NoteFrontMatter } from '../../report/note.ts';
import { parseNoteFrontMatter } from '../../report/parse.ts';
import { UserError } from '../../report/user-error.ts';
import { parseYaml } from '../parse/parse-yaml.ts';

/** What was stated, and on which line of the file each key stands. */
export interface FrontMatter {
  readonly values: NoteFrontMatter;
  readonly lines: Readonly<Record<string, number>>;
}

/** Reads the front matter of a note's text; empty where it has none. @throws UserError with file and line */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const block = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (block === null || block.index !== 0) return { values: {}, lines: {} };
  const yaml = block[1] ?? '';
  const lines: Record<string, number> = Object.create(null);
  yaml.split('\n').forEach((line, at) => {
    const key = /^["']?([\w-]+)["']?\s*:/.exec(line)?.[1];
    if (key !== undefined) lines[key] ??= at + 2;
  });
  const parsed = parseYaml(yaml);
  if (!parsed.ok) {
    const { message, line, hint } = parsed.problem;
    throw new UserError(`The front matter of this note is no valid YAML: ${message}.`, {
      file,
      line: line === null ? null : line + 1,
      hint,
    });
  }
  const lineOf = (key: string): number | null => lines[key] ?? null;
  return { values: parseNoteFrontMatter(parsed.value, { file, lineOf }), lines: { ...lines } };
}
