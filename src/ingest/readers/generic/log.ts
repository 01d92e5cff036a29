/** Errors in the last part of a log. */

/** An error that a log shows. */
export interface LogError {
  readonly type: string;
  readonly message: string;
  readonly traceback: string | null;
  /** True where nothing but the error stands at the end: the process did not go on. */
  readonly atEnd: boolean;
}

/** How much of a log is searched for an error. */
export const tailBytes = 64 * 1024;

/** How much of the log of a run that ended well is kept. */
export const keptBytes = 16 * 1024;

const tracebackMark = 'Traceback (most recent call last):';

/** Ends that leave no traceback: what the system or the scheduler writes. */
const signs: readonly { readonly pattern: RegExp; readonly type: string }[] = [
  { pattern: /^.*\bDUE TO TIME LIMIT\b.*$/m, type: 'TimeLimit' },
  { pattern: /^.*\b(?:CUDA out of memory|oom-kill|Out of memory: Kill)\b.*$/m, type: 'OutOfMemory' },
  { pattern: /^.*\bSegmentation fault\b.*$/m, type: 'SegmentationFault' },
  { pattern: /^(?:.*\s)?Killed(?:\s.*)?$/m, type: 'Killed' },
];

/** The last error in a text: a Python traceback first, else the marks of a killed process; null where there is none. */
export function findError(tail: string): LogError | null {
  const text = tail.includes('\r') ? tail.replaceAll('\r\n', '\n') : tail;
  const at = text.lastIndexOf(tracebackMark);
  if (at !== -1) return readTraceback(text, at);
  for (const { pattern, type } of signs) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return {
      type,
      message: shorten(found[0].trim()),
      traceback: null,
      atEnd: isEnd(text, found.index + found[0].length),
    };
  }
  return null;
}

const shorten = (text: string): string => (text.length > 500 ? `${text.slice(0, 499)}…` : text);

/** A few short lines may follow an error: exit messages of launchers. */
const isEnd = (text: string, from: number): boolean => {
  const rest = text.slice(from).trim();
  return rest === '' || (rest.length < 400 && rest.split('\n').length <= 3);
};

/** Launchers put a rank or a time before each line: the same prefix is cut from the lines that follow. */
function readTraceback(text: string, at: number): LogError {
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const prefix = text.slice(lineStart, at);
  const lines = text.slice(at).split('\n');
  const bare = lines.map((line) => (prefix !== '' && line.startsWith(prefix) ? line.slice(prefix.length) : line));
  const last = bare.findIndex((line, index) => index > 0 && line !== '' && !/^\s/.test(line));
  if (last === -1) {
    return {
      type: 'Traceback',
      message: 'the log ends inside a traceback',
      traceback: bare.join('\n').trimEnd(),
      atEnd: true,
    };
  }
  const line = bare[last]!.trim();
  const named = /^([A-Za-z_][\w.]*)(?:: ?(.*))?$/.exec(line);
  const traceback = bare.slice(0, last + 1).join('\n');
  const length = lines.slice(0, last + 1).reduce((sum, part) => sum + part.length + 1, 0);
  return {
    type: named?.[1] ?? 'Error',
    message: shorten(named === null ? line : (named[2] ?? '')),
    traceback,
    atEnd: isEnd(text, at + length),
  };
}
