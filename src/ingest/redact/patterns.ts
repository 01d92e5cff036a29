/** What must not be published, as patterns. All are linear: no nested repetition. */

/** A kind of private text: where it may stand and what takes its place. */
export interface RedactionPattern {
  readonly kind: 'token' | 'secret' | 'email' | 'home' | 'host';
  readonly pattern: RegExp;
  /** The replacement for a match and its groups; the match itself where it is no secret after all. */
  replace(match: string, ...groups: readonly (string | undefined)[]): string;
}

/** Keys whose value is a secret whatever it looks like. */
const secretKey =
  '(?:[A-Za-z0-9]+[_-])*(?:password|passwd|passphrase|secret|secret[_-]?key|client[_-]?secret|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|private[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|hf[_-]?token|hub[_-]?token|credentials?)';
/** Tokens of a vocabulary and counts of tokens are no secrets. */
const plainTokenKey =
  /(?:^|[_-])(?:pad|eos|bos|unk|mask|cls|sep|special|stop|start|end|begin|next|prev|first|last|image|audio|class|max|min|num|new|per|total|input|output|prompt|completion|think|chat)[_-]?token$/i;
const hostKey = '(?:host|host[_-]?name|node[_-]?name|master[_-]?addr(?:ess)?|fqdn)';
/** A value in double, single or no quotes; a mark of an earlier redaction is one value. */
const value = `(?:"([^"\\n]*)"|'([^'\\n]*)'|(\\[\\w+\\]|[^\\s"',;&}\\]]+))`;

/** What stands in place of a value: in the same quotes. */
const quoteAs = (mark: string, double: string | undefined, single: string | undefined): string =>
  double !== undefined ? `"${mark}"` : single !== undefined ? `'${mark}'` : mark;

/** Host names that say nothing of anybody. */
const plainHosts = new Set(
  'localhost unknown none null nan true false 127.0.0.1 0.0.0.0 ::1 [host] local n/a'.split(' '),
);

/** True for a value of a host key that need not be hidden. */
export const isPlainHost = (value: string): boolean => value === '' || plainHosts.has(value.toLowerCase());

const keyName = (source: string): RegExp => new RegExp(`^${source}$`, 'i');
const secretName = keyName(secretKey);
const hostName = keyName(hostKey);
const leaf = (key: string): string => key.slice(key.lastIndexOf('.') + 1).replace(/([a-z])([A-Z])/g, '$1_$2');

/**
 * What a dotted key says of its value: `secret` names a password or a key of a service, `token` something that its
 * value must show to be one, `host` a machine.
 */
export type KeyKind = 'secret' | 'token' | 'host' | 'plain';

const known = new Map<string, KeyKind>();

/** The kind of a key; the same few keys are asked for in every run. */
export function keyKind(key: string): KeyKind {
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const name = leaf(key);
  const isToken = /(?:^|[_-])token$/i.test(name) && !plainTokenKey.test(name);
  const kind = secretName.test(name) ? 'secret' : hostName.test(name) ? 'host' : isToken ? 'token' : 'plain';
  known.set(key, kind);
  return kind;
}

/** A value that can be a secret token: one long word of letters and digits. */
export const looksSecret = (value: string): boolean => /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]{16,}$/.test(value);

/** Placeholders and references to the environment are no secrets. */
const isPlaceholder = (value: string): boolean =>
  /^(?:$|\[\w+\]|\$\{?\w|<|\*+$|null$|none$|true$|false$|os\.|env|x+$)/i.test(value);

const mark = (text: string) => (): string => text;

/** In the order in which they are applied: whole blocks first, then what may stand inside other text. */
export const patterns: readonly RedactionPattern[] = [
  {
    kind: 'secret',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    replace: mark('[secret]'),
  },
  {
    kind: 'secret',
    pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s:/@'"<>]{0,80}):([^\s/@'"<>]{1,200})@/gi,
    replace: (match, scheme, _user, password) => (password === '[secret]' ? match : `${scheme}[secret]@`),
  },
  {
    kind: 'token',
    pattern:
      /\b(?:hf_[A-Za-z0-9]{20,}|sk-[A-Za-z0-9_-]{20,}|(?:AKIA|ASIA)[A-Z0-9]{16}|gh[opsur]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{30,}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*)/g,
    replace: mark('[token]'),
  },
  {
    kind: 'token',
    pattern: /\b(bearer[ \t]+)([A-Za-z0-9._~+/=-]{16,})/gi,
    replace: (_match, word) => `${word}[token]`,
  },
  {
    kind: 'token',
    pattern: /\b(wandb[\w.-]{0,40}["']?\s{0,4}[:=]\s{0,4}["']?|wandb login[^\n]{0,40}?\s)([0-9a-f]{40})\b/gi,
    replace: (_match, before) => `${before}[token]`,
  },
  {
    kind: 'secret',
    pattern: new RegExp(`(?<![\\w.])(${secretKey}["']?\\s{0,4}[:=]\\s{0,4})${value}`, 'gi'),
    replace: (match, before, double, single, bare) =>
      isPlaceholder(double ?? single ?? bare ?? '') ? match : `${before}${quoteAs('[secret]', double, single)}`,
  },
  {
    kind: 'token',
    pattern: new RegExp(`(?<![\\w.])((?:[A-Za-z0-9]+[_-])*token["']?\\s{0,4}[:=]\\s{0,4})${value}`, 'gi'),
    replace: (match, before, double, single, bare) =>
      looksSecret(double ?? single ?? bare ?? '') ? `${before}${quoteAs('[token]', double, single)}` : match,
  },
  {
    kind: 'email',
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}\b/g,
    replace: mark('[email]'),
  },
  {
    kind: 'home',
    pattern: /(?<![\w.~-])(?:\/home\/|\/Users\/)[^\s/\\:"'<>|,;)\]}]+|(?<![\w.~/-])\/root(?=[/\s"':,;)\]}]|$)/g,
    replace: mark('~'),
  },
  {
    kind: 'home',
    pattern: /\b[A-Za-z]:\\{1,2}Users\\{1,2}[^\s\\/:"'<>|,;)\]}]+/g,
    replace: mark('~'),
  },
  {
    kind: 'host',
    pattern: new RegExp(`(?<![\\w.])(${hostKey}["']?\\s{0,4}[:=][ \\t]{0,4})${value}`, 'gi'),
    replace: (match, before, double, single, bare) =>
      isPlainHost(double ?? single ?? bare ?? '') ? match : `${before}${quoteAs('[host]', double, single)}`,
  },
];
