import { describe, expect, it } from 'vitest';
import { siteAddress, siteLinks, webAddress } from '../../src/exports/site-links.ts';
import { testSite } from './reports.ts';

describe('siteAddress', () => {
  it('joins an address with or without a slash at its end', () => {
    expect(siteAddress('https://example.org/site', 'echo/')).toBe('https://example.org/site/echo/');
    expect(siteAddress('https://example.org/site/', 'echo/')).toBe('https://example.org/site/echo/');
    expect(siteAddress('https://example.org', '')).toBe('https://example.org/');
  });

  it('encodes each part of a path, so that none leaves the site', () => {
    expect(siteAddress('https://example.org/s/', 'a b/ж?#/')).toBe('https://example.org/s/a%20b/%D0%B6%3F%23/');
    for (const path of ['//evil.example/', '../../x/', '..', 'https://evil.example/', '/x']) {
      expect(siteAddress('https://example.org/s/', path)).toMatch(/^https:\/\/example\.org\/s\//);
    }
  });

  it('is null without an address of the web', () => {
    for (const url of [null, 'not a url', 'javascript:alert(1)', 'file:///tmp/'])
      expect(siteAddress(url, 'a/')).toBeNull();
    expect(siteLinks({ ...testSite, url: null })((paths) => paths.failures())).toBeNull();
  });
});

describe('webAddress', () => {
  it('passes http and https and nothing else', () => {
    expect(webAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
    for (const url of [null, '', 'javascript:alert(1)', 'data:text/html,x', 'ftp://x', '/relative'])
      expect(webAddress(url)).toBeNull();
  });
});
