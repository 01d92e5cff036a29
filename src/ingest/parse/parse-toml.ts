/** TOML configs. */
import { parse, TomlError } from 'smol-toml';
import type { Json } from '../reader.ts';
import type { Parsed } from './parsed.ts';
import { toJson } from './to-json.ts';

/** Parses TOML; integers beyond 2^53 and dates become text. Never throws. */
export function parseToml(text: string): Parsed<Json> {
  try {
    return { ok: true, value: toJson(parse(text, { integersAsBigInt: 'asNeeded' })), notes: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const place = error instanceof TomlError ? error : null;
    return {
      ok: false,
      problem: {
        message: error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, ''),
        line: place?.line ?? null,
        column: place?.column ?? null,
        hint: null,
        torn: false,
      },
    };
  }
}
