/**
 * Writes the table of the formats page from what the readers say they recognise.
 *
 *     node scripts/tools/write-formats.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readers } from '../../src/ingest/registry.ts';

const page = join(import.meta.dirname, '../../docs/formats.md');
const begin = '<!-- The table is written by scripts/tools/write-formats.ts -->';
const end = '<!-- End of the table -->';

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('*', '\\*').replaceAll('_', '\\_');

/** The table in Markdown: one row per kind of file, in the order of the registry. */
export function formatsTable(): string {
  const rows = readers.flatMap((reader) =>
    reader.recognises.map(
      ({ file, gives }, at) => `| ${at === 0 ? `**${cell(reader.title)}**` : ''} | ${cell(file)} | ${cell(gives)} |`,
    ),
  );
  return ['| Format | File | What it gives |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The page with its table replaced, formatted as the repository formats it. */
export async function formatsPage(current: string): Promise<string> {
  const from = current.indexOf(begin);
  const to = current.indexOf(end);
  if (from === -1 || to === -1)
    throw new Error(`docs/formats.md has no place for the table between "${begin}" and "${end}"`);
  const text = `${current.slice(0, from)}${begin}\n\n${formatsTable()}\n\n${current.slice(to)}`;
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' });
}

if (process.argv[1] === import.meta.filename) writeFileSync(page, await formatsPage(readFileSync(page, 'utf8')));
