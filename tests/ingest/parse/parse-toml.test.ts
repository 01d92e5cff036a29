import { expect, test } from 'vitest';
import { parseToml } from '../../../src/ingest/parse/parse-toml.ts';

test('reads TOML, with long integers and dates as text', () => {
  const parsed = parseToml(
    'seed = 1732175999123456789\nwhen = 2026-01-02T03:04:05Z\n[optimizer]\nlr = 1e-4\nbetas = [0.9, 0.95]\n',
  );
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      seed: '1732175999123456789',
      when: '2026-01-02T03:04:05.000Z',
      optimizer: { lr: 0.0001, betas: [0.9, 0.95] },
    },
  });
});

test('names the line of a mistake', () => {
  const parsed = parseToml('a = 1\nb = = 2\n');
  expect(parsed).toMatchObject({ ok: false, problem: { line: 2, torn: false } });
});
