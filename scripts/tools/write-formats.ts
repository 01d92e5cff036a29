/** Writes docs/formats.md from what the readers say of themselves: `node scripts/tools/write-formats.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readers } from '../../src/ingest/registry.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The page: what is recognised and what each file contributes. */
export function formatsPage(): string {
  const sections = readers.map((reader) =>
    [
      `## ${reader.title}`,
      '',
      '| file | gives |',
      '| --- | --- |',
      ...reader.recognises.map(({ file, gives }) => `| \`${file.replaceAll('|', '\\|')}\` | ${cell(gives)} |`),
      '',
    ].join('\n'),
  );
  return [
    '# Formats',
    '',
    'What Sweepbook recognises, and what each file contributes. Nothing has to be declared: each folder is looked at, by its names and the',
    'first bytes of its files, and the most specific reader takes it. `sweepbook validate DIR` says per folder which reader took it and what was wrong.',
    '',
    'Rules that hold for all of them:',
    '',
    '- A folder that looks like a run and cannot be read becomes a failed run with a diagnostic; nothing is dropped silently.',
    '- `NaN` and `Infinity` are read; a run whose primary metric is one of them counts as diverged.',
    '- A torn file gives what is whole in it, with a diagnostic. Numbers beyond 2^53 stay text.',
    '- Nothing in a result file is executed: pickles are decoded by an allow-list, YAML tags stay text, databases are opened read-only from a copy.',
    '- Links that lead out of the given folders are not followed.',
    '',
    ...sections,
  ].join('\n');
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../../docs/formats.md'), formatsPage());
