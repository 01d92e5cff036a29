/**
 * A small static server for previews and tests: this machine only, no directory listing, no path outside the folder. Texts
 * go compressed, as from an ordinary host.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { contentType } from './content-type.ts';

/** What gains nothing from compression. */
const packed = new Set(['.woff2', '.pdf', '.png']);

const sizeOf = (file: string): number | null => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true ? stat.size : null;
};

/** Serves `folder` under `base` on the loopback address. Port 0 takes a free one. */
export async function serveFolder(
  folder: string,
  options: { readonly port: number; readonly base: string },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = (status: number, file: string | null): void => {
      response.statusCode = status;
      if (file === null) return void response.end();
      response.setHeader('content-type', contentType(file));
      const content = createReadStream(file);
      if (packed.has(extname(file))) return void content.pipe(response);
      response.setHeader('vary', 'accept-encoding');
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return void content.pipe(response);
      response.setHeader('content-encoding', 'gzip');
      content.pipe(createGzip()).pipe(response);
    };
    let path: string;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    } catch {
      return answer(400, null);
    }
    if (path.startsWith(options.base)) {
      const file = normalize(join(folder, path.slice(options.base.length)));
      if (file === folder || file.startsWith(folder + sep)) {
        if (sizeOf(file) !== null) return answer(200, file);
        const index = join(file, 'index.html');
        if (sizeOf(index) !== null) return answer(200, index);
      }
    }
    const missing = join(folder, '404.html');
    answer(404, sizeOf(missing) === null ? null : missing);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(options.port, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}${options.base}`,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
