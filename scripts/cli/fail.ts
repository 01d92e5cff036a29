import type { Diagnostic } from '../../src/report/primitives.ts';
import type { UserError } from '../../src/report/user-error.ts';

/** A user's mistake as text: where, what, and what to do; never a stack. */
export function describeUserError(error: UserError): string {
  const place = error.file === null ? '' : `${error.file}${error.line === null ? '' : `:${error.line}`}: `;
  return printable(`error: ${place}${error.message}${error.hint === null ? '' : `\n  hint: ${error.hint}`}`);
}

/** One diagnostic of the input on one or two lines. Control characters of file names and messages are made visible. */
export function describeDiagnostic(item: Diagnostic): string {
  const place = item.file === null ? '' : `${item.file}${item.line === null ? '' : `:${item.line}`}: `;
  const text = `${item.severity}: ${place}${item.message} [${item.code}]${item.hint === null ? '' : `\n  hint: ${item.hint}`}`;
  return printable(text);
}

/** Text that cannot steer a terminal: control characters but line feeds become visible escapes. */
export const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
