import { expect, test } from 'vitest';
import { findDrift, linkedSite } from '../../../src/exports/benchmark-report/drift.ts';

const written = 'Written by sweepbook 1.2.3. The same results with figures: [the report](<https://example.org/r/>).';

test('the same text, other line ends and another version of the program are no drift', () => {
  const text = `# A\n\n${written}\n\nnpx sweepbook@1.2.3 build results\n`;
  expect(findDrift(text, text)).toBeNull();
  expect(findDrift(text.replaceAll('\n', '\r\n'), text)).toBeNull();
  expect(findDrift(text.replaceAll('1.2.3', '1.3.0'), text)).toBeNull();
});

test('names the first line that differs, on both sides, and the version that wrote it', () => {
  const text = `# A\n\n${written}\n\n0.91\nend\n`;
  expect(findDrift(text, text.replace('0.91', '0.92'))).toEqual({
    ...{ line: 5, committed: '0.91', expected: '0.92', lines: 2, otherVersion: null },
  });
  const older = findDrift(text.replace('1.2.3', '1.0.0'), text.replace('0.91', '0.92'));
  expect(older).toMatchObject({ otherVersion: '1.0.0' });
  expect(findDrift('a\nb\n', 'a\n')).toMatchObject({ line: 2, committed: 'b', expected: null });
  expect(findDrift('', 'a\n')).toMatchObject({ line: 1, committed: '', expected: 'a' });
});

test('finds the site that a report links to, and no other address', () => {
  expect(linkedSite(`# A\n\n${written}\n`)).toBe('https://example.org/r/');
  expect(linkedSite('Written by sweepbook 1.2.3.\n\n[the report](<https://example.org/>)')).toBeNull();
});
