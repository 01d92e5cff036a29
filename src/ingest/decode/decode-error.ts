import { UserError } from '../../report/user-error.ts';

/** Why bytes could not be decoded. Decoders throw it; readers turn it into a diagnostic. */
export type DecodeCode = 'torn' | 'malformed' | 'too-large' | 'unsupported' | 'unsafe';

/**
 * The one error that decoders throw. `torn`: the file ends before its content does; `malformed`: it breaks its format;
 * `too-large`: a cap would be passed; `unsupported`: valid, but not read; `unsafe`: it asks for something that is refused.
 */
export class DecodeError extends Error {
  readonly code: DecodeCode;

  constructor(code: DecodeCode, message: string) {
    super(message);
    this.name = 'DecodeError';
    this.code = code;
  }
}

/** What a decoder answers instead of throwing. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DecodeError };

/** Runs a decoder; every error of the format comes back as a value. An error that is not a {@link DecodeError} becomes `malformed`. */
export function attempt<T>(decode: () => T): Decoded<T> {
  try {
    return { ok: true, value: decode() };
  } catch (error) {
    if (error instanceof DecodeError) return { ok: false, error };
    // No fault of the file: the disk refused.
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: new DecodeError('malformed', message) };
  }
}
