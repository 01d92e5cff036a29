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

/** Control characters but line feeds and tabs, and what turns the direction of a text or has no width. */
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2061-\u2069\ufeff]/g;
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text that cannot steer a terminal: such characters become visible escapes, which JSON reads back. */
export const harmless = (text: string): string => text.replace(steering, escaped);

/** As {@link harmless}, for one cell or line of ours: tabs become visible too. */
export const printable = (text: string): string => harmless(text).replace(/\t/g, '\\t');
