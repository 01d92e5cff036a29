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
  '(?:[\\w-]{0,60}?(?:password|passwd|passphrase|secret|secret[_-]?key|client[_-]?secret|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|private[_-]?key|signing[_-]?key|encryption[_-]?key|account[_-]?key|auth[_-]?token|access[_-]?token|refresh[_-]?token|hf[_-]?token|hub[_-]?token|credentials?)|[A-Za-z0-9]{1,40}_pwd)';
/** Tokens of a vocabulary and counts of tokens are no secrets. */
const plainTokenKey =
  /(?:^|[_-])(?:pad|eos|bos|unk|mask|cls|sep|special|stop|start|end|begin|next|prev|first|last|image|audio|class|max|min|num|new|per|total|input|output|prompt|completion|think|chat)[_-]?token$/i;
const hostKey = '(?:host|host[_-]?name|node[_-]?name|master[_-]?addr(?:ess)?|fqdn)';
/** A value in double, single or no quotes; a mark of an earlier redaction is one value. */
const value = `(?:"([^"\\n]*)"|'([^'\\n]*)'|(\\[\\w+\\]|[^\\s"',;&{}[\\]][^\\s"',;&}\\]]*))`;

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

/** Tokens that tell by their first letters which service gave them. */
const serviceTokens = new RegExp(
  `(?<![A-Za-z0-9])(?:${[
    // Hugging Face, OpenAI, Anthropic and others who write keys so, Groq, Replicate, Perplexity
    'hf_[A-Za-z0-9]{20,}',
    'api_org_[A-Za-z0-9]{20,}',
    'sk-[A-Za-z0-9_-]{20,}',
    'gsk_[A-Za-z0-9]{20,}',
    'r8_[A-Za-z0-9]{30,}',
    'pplx-[A-Za-z0-9]{30,}',
    'wandb_v1_[A-Za-z0-9_]{30,}',
    // Amazon, Google, Azure, Databricks, DigitalOcean
    '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
    'AIza[A-Za-z0-9_-]{30,}',
    'ya29\\.[A-Za-z0-9_-]{20,}',
    'GOCSPX-[A-Za-z0-9_-]{20,}',
    '[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}',
    'dapi[0-9a-f]{32}',
    'dop_v1_[0-9a-f]{40,}',
    // GitHub, GitLab, npm, PyPI
    'gh[opsur]_[A-Za-z0-9]{30,}',
    'github_pat_[A-Za-z0-9_]{22,}',
    'gl(?:pat|dt|rt|ptt|cbt|soat|agent|ft|imt)-[A-Za-z0-9_-]{20,}',
    'npm_[A-Za-z0-9]{36}',
    'pypi-[A-Za-z0-9_-]{50,}',
    // Slack, Stripe, SendGrid, Telegram
    'xox[a-z]-[A-Za-z0-9-]{10,}',
    'xapp-[A-Za-z0-9-]{20,}',
    '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}',
    'whsec_[A-Za-z0-9+/=]{24,}',
    'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
    '\\d{8,10}:AA[A-Za-z0-9_-]{33}',
    'AGE-SECRET-KEY-1[A-Z0-9]{50,}',
    // JSON Web Tokens, also encrypted ones
    'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){0,2}',
  ].join('|')})`,
  'g',
);

const mark = (text: string) => (): string => text;

/** In the order in which they are applied: whole blocks first, then what may stand inside other text. */
export const patterns: readonly RedactionPattern[] = [
  {
    kind: 'secret',
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
    replace: mark('[secret]'),
  },
  {
    kind: 'secret',
    pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s:/@'"<>]{0,80}):([^\s/@'"<>]{1,200})@/gi,
    replace: (match, scheme, _user, password) => (password === '[secret]' ? match : `${scheme}[secret]@`),
  },
  { kind: 'token', pattern: serviceTokens, replace: mark('[token]') },
  {
    kind: 'token',
    pattern: /(hooks\.slack\.com\/(?:services|workflows)\/|discord(?:app)?\.com\/api\/webhooks\/)([\w/-]{10,200})/gi,
    replace: (_match, before) => `${before}[token]`,
  },
  {
    kind: 'token',
    pattern:
      /([?&;](?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature)=)([A-Za-z0-9%+/=_-]{20,2000})/gi,
    replace: (_match, before) => `${before}[token]`,
  },
  {
    kind: 'secret',
    pattern: /\b(https?:\/\/)([A-Za-z0-9_-]{20,200})@/gi,
    replace: (_match, scheme) => `${scheme}[secret]@`,
  },
  {
    kind: 'secret',
    pattern: /("username"\s{0,4}:[^{}]{0,200}"key"\s{0,4}:\s{0,4}")([0-9a-f]{32})"/gi,
    replace: (_match, before) => `${before}[secret]"`,
  },
  {
    kind: 'secret',
    pattern: /(authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|token|apikey)\s{1,4})([^\s"',;[]{8,2000})/gi,
    replace: (_match, before) => `${before}[secret]`,
  },
  {
    kind: 'secret',
    pattern:
      /(--[\w-]{0,40}(?:password|passwd|passphrase|secret|api-?key|access-?key|secret-key)\s{1,4}["']?)([^\s"'-][^\s"']{0,500})/gi,
    replace: (match, before, value) => (isPlaceholder(value ?? '') ? match : `${before}[secret]`),
  },
  {
    kind: 'token',
    pattern: /(--[\w-]{0,40}token\s{1,4}["']?)([^\s"'-][^\s"']{0,500})/gi,
    replace: (match, before, value) => (looksSecret(value ?? '') ? `${before}[token]` : match),
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
    pattern: new RegExp(`(?<!\\w)(${secretKey}["']?\\s{0,4}[:=]\\s{0,4})${value}`, 'gi'),
    replace: (match, before, double, single, bare) =>
      isPlaceholder(double ?? single ?? bare ?? '') ? match : `${before}${quoteAs('[secret]', double, single)}`,
  },
  {
    kind: 'token',
    pattern: new RegExp(`(?<!\\w)([\\w-]{0,60}?token["']?\\s{0,4}[:=]\\s{0,4})${value}`, 'gi'),
    replace: (match, before, double, single, bare) =>
      looksSecret(double ?? single ?? bare ?? '') ? `${before}${quoteAs('[token]', double, single)}` : match,
  },
  {
    kind: 'email',
    // The user `git` of an address of a repository is nobody.
    pattern:
      /(?<![A-Za-z0-9._%+-])(?!git@)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}\b/g,
    replace: mark('[email]'),
  },
  {
    kind: 'home',
    pattern:
      /(?<![\w.~-])(?:\/[\w.-]{1,40}){0,3}(?:\/home\/|\/Users\/)[^\s/\\:"'<>|,;)\]}]+|(?<![\w.~/-])\/root(?=[/\s"':,;)\]}]|$)/g,
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
  {
    kind: 'host',
    // TensorBoard puts the machine into the name of every file.
    pattern:
      /(events\.out\.tfevents\.\d{6,12}\.)([\w.-]{1,100}?)((?:\.\d+){0,3}(?:\.(?:v2|profile-empty))?)(?![\w.-])/g,
    replace: (match, before, name, after) => (isPlainHost(name ?? '') ? match : `${before}[host]${after}`),
  },
];
