/** Serves a site whose files are made when they are asked for, and tells open pages when they have changed. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { contentType } from './content-type.ts';

/** The answer to a path relative to the root of the site; null where there is none. */
export type LiveFiles = (path: string) => Promise<string | Uint8Array | null>;

/** A running server. */
export interface LiveServer {
  readonly url: string;
  /** Answers from now on with other files, and lets open pages load again. */
  show(files: LiveFiles): void;
  stop(): Promise<void>;
}

/** Paths that belong to the server: no page of a site begins so. */
const reloadScript = '_sweepbook/reload.js';
const changes = '_sweepbook/changes';

const reloadText = `new EventSource(new URL('changes', document.currentScript.src)).addEventListener('message', () => location.reload());\n`;

/** Serves `files` under `base`, and the files of `folder` before them. Port 0 takes a free one. */
export async function serveLive(
  files: LiveFiles,
  options: { readonly folder: string; readonly port: number; readonly host: string; readonly base: string },
): Promise<LiveServer> {
  const { folder, base } = options;
  let shown = files;
  const listeners = new Set<ServerResponse>();
  const withReload = (html: string): string =>
    html.replace('</head>', `<script src="${base}${reloadScript}"></script></head>`);

  const fixed = (path: string): Buffer | null => {
    const file = normalize(join(folder, path));
    const isFile = file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? readFileSync(file) : null;
  };
  const answer = (response: ServerResponse, status: number, path: string, content: string | Uint8Array): void => {
    const isPage = path.endsWith('.html');
    response.writeHead(status, { 'content-type': contentType(path), 'cache-control': 'no-store' });
    response.end(isPage ? withReload(Buffer.from(content).toString('utf8')) : content);
  };
  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };
  const serve = async (address: string, response: ServerResponse): Promise<void> => {
    let path: string;
    try {
      path = decodeURIComponent(new URL(address, 'http://x').pathname);
    } catch {
      return void response.writeHead(400).end();
    }
    if (!path.startsWith(base)) return void response.writeHead(302, { location: base }).end();
    path = path.slice(base.length);
    if (path === changes) return listen(response);
    if (path === reloadScript) return answer(response, 200, path, reloadText);
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const content = fixed(file) ?? (await shown(file));
    if (content !== null) return answer(response, 200, file, content);
    // Links on a page are relative to its folder.
    if ((await shown(`${file}/index.html`)) !== null) {
      return void response.writeHead(302, { location: encodeURI(`${base}${path}/`) }).end();
    }
    answer(response, 404, '404.html', (await shown('404.html')) ?? 'There is no such page.');
  };
  const server = createServer((request, response) => {
    serve(request.url ?? '/', response).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${request.url ?? ''}: ${text}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(text);
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(options.port, options.host, done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${name}:${port}${base}`,
    show(next) {
      shown = next;
      for (const listener of listeners) listener.write('data: changed\n\n');
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
