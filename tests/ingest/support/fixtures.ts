/** Paths and small helpers that the tests of the ingest stage share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecodeError } from '../../../src/ingest/decode/decode-error.ts';

/** A committed file of `tests/ingest/fixtures`. */
export const fixturePath = (name: string): string => join(import.meta.dirname, '../fixtures', name);

/** Its bytes. */
export const fixture = (name: string): Buffer => readFileSync(fixturePath(name));

/** The code of the {@link DecodeError} that a call throws, else what happened instead. */
export function codeOf(run: () => unknown): string {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof DecodeError ? error.code : `another error: ${String(error)}`;
  }
}
