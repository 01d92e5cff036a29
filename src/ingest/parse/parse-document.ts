/** One document by the ending of its name: YAML, TOML, else JSON. */
import type { Folder, Json, ReadContext } from '../reader.ts';
import { parseJson } from './parse-json.ts';
import type { Parsed } from './parsed.ts';
import { parseToml } from './parse-toml.ts';
import { parseYaml } from './parse-yaml.ts';

/** Parses a text by the name of its file. Never throws. */
export function parseDocument(name: string, text: string): Parsed<Json> {
  if (/\.ya?ml$/i.test(name)) return parseYaml(text);
  return /\.toml$/i.test(name) ? parseToml(text) : parseJson(text);
}

/** A document that was read, or the sentence that says why not. */
export type ReadDocument = { readonly value: Json } | { readonly unreadable: string };

/** Reads and parses a file of a folder; notes and problems are reported. */
export function readDocument(folder: Folder, name: string, context: ReadContext): ReadDocument {
  const text = context.access.text(folder, name);
  if (text === null) return { unreadable: `${name} cannot be read` };
  const parsed = parseDocument(name, text);
  if (parsed.ok) {
    for (const note of parsed.notes) context.report({ severity: 'warning', file: name, ...note });
    return { value: parsed.value };
  }
  const { message, line, hint, torn } = parsed.problem;
  const where = line === null ? '' : ` (line ${line})`;
  context.report({
    severity: 'error',
    code: torn ? 'torn-file' : 'unreadable-file',
    message: `${name} cannot be read: ${message}.`,
    file: name,
    line,
    hint,
  });
  return { unreadable: `${name} cannot be read: ${message}${where}` };
}

/** True for a mapping: an object that is no list. */
export const isMapping = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
