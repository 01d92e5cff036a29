/**
 * Hides what must not be published: tokens, secrets, e-mail addresses, home folders, host names. On by default; the
 * report counts what was hidden. Idempotent: a redacted text stays as it is.
 */
import type { Scalar } from '../report/primitives.ts';
import { isTellingHost } from './redact/host-words.ts';
import { isHostKey, isPlainHost, isSecretKey, isSuspect, isTokenKey, looksSecret, patterns } from './redact/patterns.ts';

/** Redacts the texts of one run, whose host names it knows. */
export interface RunRedactor {
  text(text: string): string;
  /** As {@link text}, and `null` stays `null`. */
  optional(text: string | null | undefined): string | null;
  /** A flat record: secrets and hosts are told by their keys, everything else by its text. */
  record(record: Readonly<Record<string, Scalar>>): Record<string, Scalar>;
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

/** Makes a redactor; with `enabled: false` everything passes unchanged and nothing is counted. */
export function createRedactor({ enabled }: { readonly enabled: boolean }): Redactor {
  const counted = new Map<Kind, number>();
  const count = (kind: Kind): void => void counted.set(kind, (counted.get(kind) ?? 0) + 1);
  const none = enabled ? runRedactor([], count) : openRedactor;
  return {
    enabled,
    forRun: (hosts) => {
      if (!enabled) return openRedactor;
      const telling = [...new Set(hosts)].filter(isTellingHost).sort((a, b) => b.length - a.length);
      return telling.length === 0 ? none : runRedactor(telling, count);
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
  text: (text) => text,
  optional: (text) => text ?? null,
  record: (record) => ({ ...record }),
  isClean: () => true,
  file: (bytes) => bytes,
};

function runRedactor(hosts: readonly string[], count: (kind: Kind) => void): RunRedactor {
  const escaped = hosts.map((host) => host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const hostPattern = hosts.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'gi');
  const lowerHosts = hosts.map((host) => host.toLowerCase());

  const isClean = (text: string): boolean =>
    !isSuspect(text) && (hosts.length === 0 || !hosts.some((host) => text.includes(host)));
  const redact = (text: string): string => {
    if (isClean(text)) return text;
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
    if (isSecretKey(key) && value !== '' && value !== '[secret]' && !value.startsWith('${')) {
      count('secret');
      return '[secret]';
    }
    if (isTokenKey(key) && looksSecret(value)) {
      count('token');
      return '[token]';
    }
    if (isHostKey(key) && !isPlainHost(value) && (lowerHosts.includes(value.toLowerCase()) || !value.includes(' '))) {
      count('host');
      return '[host]';
    }
    return redact(value);
  };
  return {
    text: redact,
    optional: (text) => (text === null || text === undefined ? null : redact(text)),
    record: (record) => {
      const result: Record<string, Scalar> = {};
      for (const key of Object.keys(record)) {
        const value = record[key]!;
        result[redact(key)] = typeof value === 'string' ? byKey(key, value) : value;
      }
      return result;
    },
    isClean,
    file: (bytes) => redactBytes(bytes, redact),
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
