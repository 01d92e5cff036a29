/** What a user's mistake throws: it prints as it is, without a stack, and the program exits with 2. */
export class UserError extends Error {
  /** The file that is wrong, relative to where the user stands, if it is a file. */
  readonly file: string | null;
  readonly line: number | null;
  /** What to do about it. */
  readonly hint: string | null;

  constructor(
    message: string,
    where: { readonly file?: string | null; readonly line?: number | null; readonly hint?: string | null } = {},
  ) {
    super(message);
    this.name = 'UserError';
    this.file = where.file ?? null;
    this.line = where.line ?? null;
    this.hint = where.hint ?? null;
  }
}
