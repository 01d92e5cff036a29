/** What must not be published, as patterns. All are linear: no nested repetition. */

/** A kind of private text: where it may stand and what takes its place. */
export interface RedactionPattern {
  readonly kind: 'token' | 'secret' | 'email' | 'home' | 'host';
  readonly pattern: RegExp;
  /** The replacement for a match and its groups; the match itself where it is no secret after all. */
  replace(match: string, ...groups: readonly (string | undefined)[]): string;
}

/** One of these stands in every text that holds something to redact. */
const pieces =
  '@ hf_ sk- AKIA ASIA gho_ ghp_ ghs_ ghu_ ghr_ github_pat_ glpat- xox AIza eyJ earer EARER rivate RIVATE :// /home/ /Users/ /root \\Users assw ASSW assp ASSP ecret ECRET oken OKEN key Key KEY redential REDENTIAL host Host HOST ode_name odename odeName ODE_NAME ODENAME aster_addr ASTER_ADDR fqdn FQDN andb ANDB'.split(
    ' ',
  );

const anySuspect =
  /@|hf_|sk-|a[ks]ia[a-z0-9]{16}|gh[opsur]_|github_pat_|glpat-|xox[a-z]-|aiza|eyj|bearer\s|private.?key|:\/\/|\/home\/|\/users\/|\/root|\\users|(?:passw(?:or)?d|passphrase|secret|token|api.?key|access.?key(?:.?id)?|credentials?|host|host.?name|node.?name|master.?addr(?:ess)?|fqdn)["']?\s{0,4}[:=]|wandb.{0,60}[0-9a-f]{40}/i;

/**
 * False for a text that none of the patterns can match. Looking for literal pieces costs a nanosecond per character
 * where the patterns cost thirty, and most texts hold nothing.
 */
export const isSuspect = (text: string): boolean =>
  (text.length < 100 || pieces.some((piece) => text.includes(piece))) && anySuspect.test(text);

/** Keys whose value is a secret whatever it looks like. */
const secretKey =
  '(?:[A-Za-z0-9]+[_-])*(?:password|passwd|passphrase|secret|secret[_-]?key|client[_-]?secret|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|private[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|hf[_-]?token|hub[_-]?token|credentials?)';
/** Tokens of a vocabulary and counts of tokens are no secrets. */
const plainTokenKey =
  /(?:^|[_-])(?:pad|eos|bos|unk|mask|cls|sep|special|stop|start|end|begin|next|prev|first|last|image|audio|class|max|min|num|new|per|total|input|output|prompt|completion|think|chat)[_-]?token$/i;
const hostKey = '(?:host|host[_-]?name|node[_-]?name|master[_-]?addr(?:ess)?|fqdn)';
const quotedValue = `(["']?)([^\\s"',;&}\\]]+)`;

/** Host names that say nothing of anybody. */
const plainHosts = new Set('localhost unknown none null nan true false 127.0.0.1 0.0.0.0 ::1 [host] local n/a'.split(' '));

/** True for a value of a host key that need not be hidden. */
export const isPlainHost = (value: string): boolean => value === '' || plainHosts.has(value.toLowerCase());

const keyName = (source: string): RegExp => new RegExp(`^${source}$`, 'i');
const secretName = keyName(secretKey);
const hostName = keyName(hostKey);
const leaf = (key: string): string => key.slice(key.lastIndexOf('.') + 1).replace(/([a-z])([A-Z])/g, '$1_$2');

/** True where a dotted key names a password, a secret or a key of a service. */
export const isSecretKey = (key: string): boolean => secretName.test(leaf(key));

/** True where a dotted key names a token that may be a secret; its value decides. */
export const isTokenKey = (key: string): boolean => /(?:^|[_-])token$/i.test(leaf(key)) && !plainTokenKey.test(leaf(key));

/** True where a dotted key names a machine. */
export const isHostKey = (key: string): boolean => hostName.test(leaf(key));

/** A value that can be a secret token: one long word of letters and digits. */
export const looksSecret = (value: string): boolean => /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]{16,}$/.test(value);

/** Placeholders and references to the environment are no secrets. */
const isPlaceholder = (value: string): boolean =>
  /^(?:\[\w+\]|\$\{?\w|<|\*+$|null$|none$|true$|false$|os\.|env|x+$)/i.test(value);

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
    pattern: new RegExp(`(?<![\\w.])(${secretKey}["']?\\s{0,4}[:=]\\s{0,4})${quotedValue}`, 'gi'),
    replace: (match, before, quote, value = '') => (isPlaceholder(value) ? match : `${before}${quote}[secret]`),
  },
  {
    kind: 'token',
    pattern: new RegExp(`(?<![\\w.])((?:[A-Za-z0-9]+[_-])*token["']?\\s{0,4}[:=]\\s{0,4})${quotedValue}`, 'gi'),
    replace: (match, before, quote, value = '') => (looksSecret(value) ? `${before}${quote}[token]` : match),
  },
  {
    kind: 'email',
    pattern: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}\b/g,
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
    pattern: new RegExp(`(?<![\\w.])(${hostKey}["']?\\s{0,4}[:=][ \\t]{0,4})${quotedValue}`, 'gi'),
    replace: (match, before, quote, value = '') => (isPlainHost(value) ? match : `${before}${quote}[host]`),
  },
];
