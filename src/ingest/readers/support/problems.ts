/** How readers say what is wrong with a file. */
import type { ParseProblem } from '../../parse/parsed.ts';
import { tornHint } from '../../parse/parsed.ts';
import type { DecodeError } from '../../decode/decode-error.ts';
import type { ReadContext } from '../../reader.ts';

/** Reports that a file cannot be read and answers the sentence for `unreadable`. */
export function reportUnreadable(
  context: ReadContext,
  file: string,
  error: Pick<DecodeError, 'code' | 'message'>,
): string {
  const sentence = `${file} cannot be read: ${error.message}`;
  const code = error.code === 'torn' ? 'torn-file' : error.code === 'too-large' ? 'file-too-large' : 'unreadable-file';
  const hint = error.code === 'torn' ? tornHint : null;
  context.report({ severity: 'error', code, message: `${sentence}.`, file, line: null, hint });
  return sentence;
}

/** Reports that a file ends too early, or is damaged in places, and that the rest of it counts. */
export function reportPartly(context: ReadContext, file: string, message: string): void {
  context.report({
    severity: 'warning',
    code: 'torn-file',
    message: `${file}: ${message}.`,
    file,
    line: null,
    hint: tornHint,
  });
}

/** Reports something that the reader of the report may want to know, and that is not wrong. */
export function reportInfo(context: ReadContext, file: string | null, code: string, message: string): void {
  context.report({ severity: 'info', code, message, file, line: null, hint: null });
}

/** Reports the problems of a table or of JSON lines, the first three. */
export function reportProblems(context: ReadContext, file: string, problems: readonly ParseProblem[]): void {
  for (const { message, line, hint, torn } of problems.slice(0, 3)) {
    const rest = problems.length > 3 ? ` (and ${problems.length - 3} more such lines)` : '';
    const code = torn ? 'torn-file' : 'broken-row';
    context.report({ severity: 'warning', code, message: `${file}: ${message}${rest}.`, file, line, hint });
  }
}
