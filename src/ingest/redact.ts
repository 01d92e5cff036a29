/**
 * Hides what must not be published: tokens, secrets, e-mail addresses, home folders, host names. On by default; the
 * report counts what was hidden. Always, characters that make a text look like another one are made visible.
 * Idempotent: a redacted text stays as it is.
 */
import type { Scalar } from '../report/primitives.ts';
import { setKey } from './parse/parsed.ts';
import { isTellingHost } from './redact/host-words.ts';
import { isPlainHost, keyKind, looksSecret, patterns } from './redact/patterns.ts';
import { isSuspect } from './redact/suspect.ts';
import { isVisible, visibleText } from './redact/visible.ts';

/** Redacts the texts of one run, whose host names it knows. */
export interface RunRedactor {
  text(text: string): string;
  /** As {@link text}, and `null` stays `null`. */
  optional(text: string | null | undefined): string | null;
  /** A flat record: secrets and hosts are told by their keys, everything else by its text. */
  record(record: Readonly<Record<string, Scalar>>): Readonly<Record<string, Scalar>>;
  /** True where {@link text} would change nothing in any part of this text. */
  isClean(text: string): boolean;
  /** A raw file as it may be published. Bytes outside the hidden places are untouched; binary files pass as they are. */
  file(bytes: Uint8Array): Uint8Array;
}

/** Counts what it hides, over all runs. */
export interface Redactor {
  readonly enabled: boolean;
  /** The redactor of a run. `hosts` are the host names that its files state. */
  forRun(hosts: readonly string[]): RunRedactor;
  /** Texts of no run: diagnostics, file names. */
  text(text: string): string;
  /** How many places were hidden, by kind, in code-point order of the kinds. */
  counts(): readonly { readonly kind: string; readonly count: number }[];
}

const titles = {
  token: 'service tokens',
  secret: 'passwords and secrets',
  email: 'e-mail addresses',
  home: 'home folders',
  host: 'host names',
} as const;
type Kind = keyof typeof titles;

/** Texts below this length are remembered where they hold nothing to hide. */
const mostRemembered = 100;

/** Makes a redactor; with `enabled: false` everything passes unchanged and nothing is counted. */
export function createRedactor({ enabled }: { readonly enabled: boolean }): Redactor {
  const counted = new Map<Kind, number>();
  const count = (kind: Kind): void => void counted.set(kind, (counted.get(kind) ?? 0) + 1);
  const none = enabled ? runRedactor([], count) : openRedactor;
  const byHosts = new Map<string, RunRedactor>();
  return {
    enabled,
    forRun: (hosts) => {
      if (!enabled || hosts.length === 0) return none;
      const telling = [...new Set(hosts)].filter(isTellingHost).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
      if (telling.length === 0) return none;
      const known = byHosts.get(telling.join('\0'));
      if (known !== undefined) return known;
      const made = runRedactor(telling, count);
      byHosts.set(telling.join('\0'), made);
      return made;
    },
    text: none.text,
    counts: () =>
      [...counted]
        .map(([kind, total]) => ({ kind: titles[kind], count: total }))
        .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
  };
}

/** Redacts one text without a run; for texts that stand alone. */
export const redactText = (text: string): string => createRedactor({ enabled: true }).text(text);

const openRedactor: RunRedactor = {
  text: visibleText,
  optional: (text) => (text === null || text === undefined ? null : visibleText(text)),
  record: (record) => changeRecord(record, visibleText, (_key, value) => visibleText(value)),
  isClean: isVisible,
  file: (bytes) => bytes,
};

/** A record with its keys and texts changed; the same record where nothing changes. */
function changeRecord(
  record: Readonly<Record<string, Scalar>>,
  changeKey: (key: string) => string,
  changeValue: (key: string, value: string) => string,
): Readonly<Record<string, Scalar>> {
  let changed: Record<string, Scalar> | null = null;
  for (const key of Object.keys(record)) {
    const value = record[key]!;
    const shown = changeKey(key);
    const hidden = typeof value === 'string' ? changeValue(key, value) : value;
    if (shown === key && hidden === value) continue;
    changed ??= { ...record };
    if (shown !== key) delete changed[key];
    setKey(changed, shown, hidden);
  }
  return changed ?? record;
}

function runRedactor(hosts: readonly string[], count: (kind: Kind) => void): RunRedactor {
  const escaped = hosts.map((host) => host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const hostPattern = hosts.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'gi');

  const written = [...new Set(hosts.flatMap((host) => [host, host.toLowerCase(), host.toUpperCase()]))];
  const holdsNothing = (text: string): boolean =>
    !isSuspect(text) && (written.length === 0 || !written.some((host) => text.includes(host)));
  const holdsNone = (text: string): boolean => holdsNothing(text) && isVisible(text);
  // Params and versions repeat in every run: a look-up costs a third of a look at the text.
  const cleanTexts = new Set<string>();
  const isClean = (text: string): boolean => {
    if (text.length >= mostRemembered) return holdsNone(text);
    if (cleanTexts.has(text)) return true;
    if (!holdsNone(text)) return false;
    if (cleanTexts.size < 100_000) cleanTexts.add(text);
    return true;
  };
  const redact = (text: string): string => (isClean(text) ? text : hide(visibleText(text)));
  const hide = (text: string): string => {
    let result = text;
    for (const { kind, pattern, replace } of patterns) {
      result = result.replace(pattern, (match: string, ...rest: (string | undefined)[]) => {
        const replaced = replace(match, ...rest);
        if (replaced !== match) count(kind);
        return replaced;
      });
    }
    if (hostPattern === null) return result;
    return result.replace(hostPattern, () => {
      count('host');
      return '[host]';
    });
  };
  const byKey = (key: string, value: string): string => {
    const kind = keyKind(key);
    if (kind === 'secret' && value !== '' && value !== '[secret]' && !value.startsWith('${')) {
      count('secret');
      return '[secret]';
    }
    if (kind === 'token' && looksSecret(value)) {
      count('token');
      return '[token]';
    }
    if (kind === 'host' && !isPlainHost(value) && !value.includes(' ')) {
      count('host');
      return '[host]';
    }
    return redact(value);
  };
  return {
    text: redact,
    optional: (text) => (text === null || text === undefined ? null : redact(text)),
    record: (record) => changeRecord(record, redact, byKey),
    isClean,
    file: (bytes) => redactBytes(bytes, (text) => (holdsNothing(text) ? text : hide(text))),
  };
}

/**
 * Latin-1 maps each byte to one character and back, so that the patterns, which are ASCII, change only what they match,
 * whatever the encoding. UTF-16 is decoded by its mark; other files with zero bytes are binary.
 */
function redactBytes(bytes: Uint8Array, redact: (text: string) => string): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'latin1';
  if (encoding === 'latin1' && buffer.subarray(0, 8192).includes(0)) return bytes;
  const text = buffer.toString(encoding);
  const redacted = redact(text);
  return redacted === text ? bytes : Buffer.from(redacted, encoding);
}
