import { describe, expect, test } from 'vitest';
import { createRedactor, redactText } from '../../src/ingest/redact.ts';
import { inContext, tokens } from './redact/tokens.ts';

const hex40 = '0123456789abcdef0123456789abcdef01234567';

describe('redactText', () => {
  test.each([
    ['hf_abcdefghijklmnopqrstuvwxyz012345', '[token]'],
    ['key sk-ant-api03-abcdefghijklmnopqrstuv_wx ok', 'key [token] ok'],
    ['sk-proj-abcdefghijklmnopqrstuvwx', '[token]'],
    ['AKIAIOSFODNN7EXAMPLE', '[token]'],
    ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', '[token]'],
    ['github_pat_11ABCDEFG0abcdefghijklmnop', '[token]'],
    ['xoxb-123456789012-abcdefghij', '[token]'],
    ['AIzaSyA-abcdefghijklmnopqrstuvwxyz12345', '[token]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123', '[token]'],
    ['Authorization: Bearer abcdef0123456789abcdef', 'Authorization: Bearer [token]'],
    [`WANDB_API_KEY=${hex40}`, 'WANDB_API_KEY=[token]'],
    [`wandb login --relogin ${hex40}`, 'wandb login --relogin [token]'],
    ['postgres://ada:s3cret@db.example.org/runs', 'postgres://[secret]@db.example.org/runs'],
    ['password: hunter2', 'password: [secret]'],
    ['{"api_key": "abc def", "x": 1}', '{"api_key": "[secret]", "x": 1}'],
    ["passwd='it is long' # x", "passwd='[secret]' # x"],
    ['export MY_SECRET_KEY=abc123', 'export MY_SECRET_KEY=[secret]'],
    ['token=abcdefgh12345678ijkl', 'token=[token]'],
    ['mail ada.lovelace+x@example.co.uk!', 'mail [email]!'],
    ['/home/ada/data and /home/ada', '~/data and ~'],
    ['File "/Users/ada/x.py"', 'File "~/x.py"'],
    ['C:\\Users\\ada\\x.py', '~\\x.py'],
    ['"C:\\\\Users\\\\ada\\\\x.py"', '"~\\\\x.py"'],
    ['/root/.cache/x', '~/.cache/x'],
    ['hostname: gpu-17.cluster', 'hostname: [host]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nrest', '[secret]\nrest'],
  ])('hides what is private in %j', (text, hidden) => {
    expect(redactText(text)).toBe(hidden);
    expect(redactText(hidden)).toBe(hidden);
  });

  test.each([
    'accuracy=0.93 loss=0.2',
    `commit ${hex40}`,
    'max_tokens: 4096, pad_token: "<pad>", tokens/s: 512.4',
    'tokenizer: gpt2-large-cased-tokenizer-v2',
    'host: localhost',
    'password: ${WANDB_PASSWORD}',
    'secret: null',
    'the secret of success, the token of love',
    'https://example.org/a/b',
    '/homes/y and /rooted',
    'user@localhost',
    'skip sk-learn; task-specific-evaluation-harness',
    'epoch 1 @ 0.5 lr',
  ])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('services', () => {
  test.each(Object.entries(tokens))('a token of %s is hidden, in quotes, in a URL and in a log', (_service, token) => {
    for (const text of [token, `"${token}"`, `https://x.org/?a=${token}&b=1`, `I0101 using ${token}.`]) {
      const hidden = redactText(text);
      expect(hidden).not.toContain(token.slice(-16));
      expect(redactText(hidden)).toBe(hidden);
    }
  });

  test.each(inContext)('%j hides its secret', (text, secret) => {
    const hidden = redactText(text);
    expect(hidden).not.toContain(secret);
    expect(redactText(hidden)).toBe(hidden);
  });

  test.each([
    '0123456789abcdef0123456789abcdef',
    'run 5f2b9c1a8d7e4f60b3a29c1d8e7f6a5b finished',
    `git@github.com:org/repo.git at ${hex40}`,
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'test_live_accuracy and task_test_split',
    'events.out.tfevents.1795249498.localhost.1.0',
    'tokenizer_file: tokenizer.json, num_tokens=512, --max-tokens 4096',
    'secretary: bob; hosts: 4; key: 12',
    '{"host": {"os": "Linux"}, "credentials": [1, 2]}',
  ])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('createRedactor', () => {
  test('counts by kind', () => {
    const redactor = createRedactor({ enabled: true });
    redactor.text('a@b.org c@d.org /home/x');
    redactor.text('nothing');
    expect(redactor.counts()).toEqual([
      { kind: 'e-mail addresses', count: 2 },
      { kind: 'home folders', count: 1 },
    ]);
  });

  test('hides and counts nothing where it is off', () => {
    const redactor = createRedactor({ enabled: false });
    const run = redactor.forRun(['gpu-17']);
    expect(run.text('password: x /home/ada gpu-17')).toBe('password: x /home/ada gpu-17');
    expect(run.record({ hostname: 'gpu-17' })).toEqual({ hostname: 'gpu-17' });
    expect(redactor.counts()).toEqual([]);
  });

  test('hides the host of a run in its texts, but not ordinary words', () => {
    const redactor = createRedactor({ enabled: true });
    expect(redactor.forRun(['gpu-17']).text('on gpu-17: start; gpu-170 too; GPU-17.')).toBe(
      'on [host]: start; gpu-170 too; [host].',
    );
    expect(redactor.forRun(['runner']).text('the runner runs on runner')).toBe('the runner runs on runner');
    expect(redactor.forRun(['n1']).text('n1 and n10')).toBe('n1 and n10');
    expect(redactor.forRun(['a.b(c']).text('at a.b(c now')).toBe('at [host] now');
  });

  test('shows what turns the direction of a text or has no width, with redaction and without', () => {
    for (const enabled of [true, false]) {
      const run = createRedactor({ enabled }).forRun([]);
      expect(run.text('lin\u202eraen\u200b \u001b[31m')).toBe('lin[U+202E]raen[U+200B] [U+001B][31m');
      expect(run.optional('a\u2066b')).toBe('a[U+2066]b');
      expect(run.record({ 'a\u200b': 'b\ufeff' })).toEqual({ 'a[U+200B]': 'b[U+FEFF]' });
      expect(run.isClean('a\u200bb')).toBe(false);
      expect(run.text('naïve 中文 👩‍🔬 می‌خواهم\ta\nb')).toBe('naïve 中文 👩‍🔬 می‌خواهم\ta\nb');
    }
  });

  test('tells secrets in records by their keys', () => {
    const run = createRedactor({ enabled: true }).forRun([]);
    const record = {
      hostname: 'runner',
      'optim.apiKey': 'abc',
      'wandb.api_key': hex40,
      hub_token: 'x',
      hf_token: 'abc',
      token: 'abcdefgh12345678ijkl',
      pad_token: 'abcdefgh12345678ijkl',
      max_tokens: 100,
      lr: 0.1,
      path: '/home/ada/x',
    };
    expect(run.record(record)).toEqual({
      ...record,
      hostname: '[host]',
      'optim.apiKey': '[secret]',
      'wandb.api_key': '[secret]',
      hub_token: '[secret]',
      hf_token: '[secret]',
      token: '[token]',
      path: '~/x',
    });
  });

  test('leaves the bytes of a file alone but for what it hides', () => {
    const run = createRedactor({ enabled: true }).forRun(['gpu-17']);
    const bytes = Buffer.concat([Buffer.from([0xff, 0xe9]), Buffer.from(' gpu-17 ada@example.org é\n')]);
    const hidden = Buffer.from(run.file(bytes));
    expect(hidden).toEqual(Buffer.concat([Buffer.from([0xff, 0xe9]), Buffer.from(' [host] [email] é\n')]));
    const binary = Buffer.from('PK\u0000 ada@example.org');
    expect(run.file(binary)).toBe(binary);
    const clean = Buffer.from('clean');
    expect(run.file(clean)).toBe(clean);
    const wide = Buffer.from('\ufeffada@example.org', 'utf16le');
    expect(Buffer.from(run.file(wide)).toString('utf16le')).toBe('\ufeff[email]');
  });

  test('needs time in proportion to the text, for hostile texts too', () => {
    const hostile = [
      'a'.repeat(200_000),
      '@'.repeat(100_000),
      'a@'.repeat(100_000),
      'token:'.repeat(50_000),
      'x://'.repeat(50_000),
      'api_key_'.repeat(30_000),
      'a_'.repeat(100_000) + 'token',
      '/home/'.repeat(50_000),
    ];
    const start = process.cpuUsage();
    for (const text of hostile) redactText(`${text} ada@example.org`);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
