import { expect, test } from 'vitest';
import { isSuspect } from '../../../src/ingest/redact/suspect.ts';
import { patterns } from '../../../src/ingest/redact/patterns.ts';
import { inContext, tokens } from './tokens.ts';

const matching = [
  ...Object.values(tokens),
  ...inContext.map(([text]) => text),
  'hf_abcdefghijklmnopqrstuvwxyz',
  'sk-abcdefghijklmnopqrstuvwxyz',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  ...['o', 'p', 's', 'u', 'r'].map((kind) => `gh${kind}_abcdefghijklmnopqrstuvwxyz0123456789`),
  'github_pat_abcdefghijklmnopqrstuvwxyz',
  'glpat-abcdefghijklmnopqrstuvwxyz',
  'xoxp-1234567890-abc',
  'AIzaSyA-abcdefghijklmnopqrstuvwxyz12345',
  'eyJhbGciOiJI.eyJzdWIi.abc',
  'Bearer abcdefghijklmnopqrst',
  'a@b.org',
  'ftp://u:p@h',
  '/home/x',
  '/Users/x',
  '/root',
  'C:\\Users\\x',
  ...'password passwd passphrase secret secret_key client_secret api_key apikey access_key access_key_id private_key auth_token hf_token credentials'
    .split(' ')
    .flatMap((key) => [`${key}=value`, `${key.toUpperCase()}: value`, `"${key}" : "value"`]),
  'session_token=abcdefgh12345678ijkl',
  ...'host hostname host_name node_name nodename master_addr fqdn'
    .split(' ')
    .flatMap((key) => [`${key}=gpu`, `${key.toUpperCase()}: gpu`]),
  `wandb: 0123456789abcdef0123456789abcdef01234567`,
  '-----BEGIN PRIVATE KEY-----',
];

test.each(matching)('what a pattern matches is suspect, alone and inside a long text: %s', (text) => {
  const matches = patterns.some(({ pattern }) => text.search(pattern) !== -1);
  expect(matches).toBe(true);
  for (const inside of [text, `${'.'.repeat(500)} ${text}`, `é ${text} ☃`]) expect(isSuspect(inside)).toBe(true);
});

test.each(['', 'a', 'epoch 1 loss 0.5', 'monkey business', 'the host is here', 'tokens/s: 5', 'ghost_', 'keyboard'])(
  'an ordinary text is not: %j',
  (text) => expect(isSuspect(text)).toBe(false),
);
