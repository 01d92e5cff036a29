import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../src/report/user-error.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { readBase } from '../build/options.ts';
import { realOutFolder, recoverOutFolder } from '../build/out-folder.ts';
import { waitForStop } from '../cli/stopping.ts';
import { serveFolder } from '../site/serve-folder.ts';

export const previewCommand: Command = {
  name: 'preview',
  summary: 'Serve a built site on this machine',
  operands: '[DIR]',
  options: {
    port: { value: 'N', help: 'Port', fallback: '4321' },
    base: { value: 'PATH', help: 'Path under which to serve it', fallback: '/' },
  },
  examples: ['sweepbook preview', 'sweepbook preview site --port 8000'],
  async run(args, terminal) {
    const folder = realOutFolder(resolve(args.names[0] ?? 'dist'));
    recoverOutFolder(folder);
    if (!existsSync(join(folder, 'index.html'))) {
      throw new UserError(`There is no site in ${args.names[0] ?? 'dist'}.`, {
        hint: 'Build one first: sweepbook build',
      });
    }
    const server = await serveFolder(folder, {
      port: Number(args.text('port') ?? 4321),
      base: readBase(args.text('base')),
    });
    terminal.log(`Serving ${folder} at ${server.url} (Ctrl+C stops)`);
    await waitForStop();
    await server.close();
    return exitCodes.ok;
  },
};
