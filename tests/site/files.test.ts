import { expect, test } from 'vitest';
import { fileUrl } from '../../src/site/files.ts';
import { linker } from '../../src/site/urls.ts';

const link = linker('echo/runs/x/');
const file = (href: string | null) => ({ path: 'metrics.json', kind: 'metrics' as const, bytes: 1, href, note: null });

test('raw files are linked inside the site or at their public place', () => {
  expect(fileUrl(file('raw/results/x/metrics.json'), link)).toBe('../../../raw/results/x/metrics.json');
  expect(fileUrl(file('https://example.org/m.json'), link)).toBe('https://example.org/m.json');
  expect(fileUrl(file(null), link)).toBeNull();
});

test('no other scheme is ever linked', () => {
  expect(fileUrl(file('javascript:alert(1)'), link)).toBeNull();
  expect(fileUrl(file('DATA:text/html,x'), link)).toBeNull();
});
