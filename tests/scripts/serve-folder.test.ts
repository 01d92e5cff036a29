import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';

let work: string;
let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-serve-'));
  mkdirSync(join(work, 'site/a'), { recursive: true });
  writeFileSync(join(work, 'site/a/index.html'), 'page');
  writeFileSync(join(work, 'site/a/font.woff2'), 'font');
  writeFileSync(join(work, 'secret'), 'secret');
  server = await serveFolder(join(work, 'site'), { port: 0, base: '/x/' });
});
afterAll(async () => {
  await server.close();
  rmSync(work, { recursive: true });
});

/** A request whose path is sent as it is: fetch would tidy `..` away. */
const status = (path: string): Promise<number> =>
  new Promise((done, fail) => {
    const { port } = new URL(server.url);
    request({ host: '127.0.0.1', port, path }, (response) => done(response.resume().statusCode ?? 0))
      .on('error', fail)
      .end();
  });

test('serves index pages under the base and nothing outside the folder', async () => {
  expect(await (await fetch(`${server.url}a/`)).text()).toBe('page');
  expect(await status('/a/')).toBe(404);
  expect(await status('/x/../secret')).toBe(404);
  expect(await status('/x/..%2fsecret')).toBe(404);
  expect(await status('/x/%')).toBe(400);
});

test('compresses texts for whoever takes that, and what is compressed already for nobody', async () => {
  const encoding = async (path: string, accepted: string): Promise<string | null> => {
    const response = await fetch(`${server.url}${path}`, { headers: { 'accept-encoding': accepted } });
    expect(await response.text()).toBe(path.endsWith('/') ? 'page' : 'font');
    return response.headers.get('content-encoding');
  };
  expect(await encoding('a/', 'br, gzip')).toBe('gzip');
  expect(await encoding('a/', 'identity')).toBeNull();
  expect(await encoding('a/font.woff2', 'gzip')).toBeNull();
});
