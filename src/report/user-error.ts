/**
 * What a user's mistake throws: it prints as it is, without a stack, and the program exits with 2. The kind `disk` is
 * something that the disk refused (no space, no right to write): exit 5.
 */
export class UserError extends Error {
  /** The file that is wrong, relative to where the user stands, if it is a file. */
  readonly file: string | null;
  readonly line: number | null;
  /** What to do about it. */
  readonly hint: string | null;
  readonly kind: 'settings' | 'disk';

  constructor(
    message: string,
    where: {
      readonly file?: string | null;
      readonly line?: number | null;
      readonly hint?: string | null;
      readonly kind?: 'settings' | 'disk';
    } = {},
  ) {
    super(message);
    this.name = 'UserError';
    this.file = where.file ?? null;
    this.line = where.line ?? null;
    this.hint = where.hint ?? null;
    this.kind = where.kind ?? 'settings';
  }
}
