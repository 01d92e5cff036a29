/** A results folder of which every name and every text attacks something, and which holds the secrets of everybody. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inContext, tokens } from '../ingest/redact/tokens.ts';
import { attacks } from './strings.ts';

/** What must not be found anywhere in the output. */
export const secrets: readonly string[] = [
  ...Object.values(tokens).map((token) => token.slice(-20)),
  ...inContext.map(([, secret]) => secret).filter((secret) => secret.length > 6),
  'ada.lovelace@example.org',
  '/home/ada',
  'gpu-node-17.lab.example',
  'content of a file outside',
];

const page = '<!doctype html><html><body><script>window.__pwned=1;alert(1)</script></body></html>';
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwned=1"><script>window.__pwned=1;alert(1)</script></svg>';

/** Files that a browser would run under their own names. */
const rawFiles: Readonly<Record<string, string>> = {
  'page.html': page,
  'page.htm': page,
  'page.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><script>window.__pwned=1</script></html>`,
  'drawing.svg': drawing,
  'feed.xml': `<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">window.__pwned=1</x:script>`,
  'code.js': 'window.__pwned=1',
  'note.mdx': 'export const x = globalThis.__pwned = 1\n\n<script>window.__pwned=1</script>',
  'README.md': attacks.join('\n\n'),
  'no-ending': page,
  'odd.yaml2': page,
  'train.log': `${page}\n${attacks.join('\n')}`,
  'notes.txt': page,
  'table.csv': `step,loss\n1,0.5\n2,${JSON.stringify(attacks[0])}\n`,
  'image.png': page,
  'packed.gz': page,
  'data.bin': page,
};

/** A name for a folder: slashes and what disks refuse are left out. */
const folderName = (text: string): string => text.toWellFormed().replace(/[/\0]/g, '').slice(0, 60).trim() || 'empty';

const secretText = [
  ...Object.entries(tokens).map(([service, token]) => `${service} uses ${token}`),
  ...inContext.map(([text]) => text),
  'mail ada.lovelace@example.org',
  'saved to /home/ada/models on gpu-node-17.lab.example',
].join('\n');

/** Writes the folder; `outside` is a folder beside it that must never be read. */
export function writeHostileResults(root: string, outside: string): void {
  mkdirSync(outside, { recursive: true });
  writeFileSync(join(outside, 'metrics.json'), '{"accuracy": 0.987654321}');
  writeFileSync(join(outside, 'secret.txt'), 'content of a file outside');
  // Two attacks to a run: fewer pages, and nothing left out.
  const half = Math.ceil(attacks.length / 2);
  attacks.slice(0, half).forEach((first, at) => {
    const attack = `${first} ${attacks[half + at] ?? ''}`;
    const seed = at % 3;
    const arm = Math.floor(at / 3) % 8;
    const folder = join(root, 'sweep', `${at}-${folderName(attack)}`);
    mkdirSync(folder, { recursive: true });
    const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
    const config = JSON.stringify({
      name: `${arm} ${attacks[arm * 7]}`,
      seed,
      tags: [attack],
      notes: `${attack}\n${secretText}`,
      dataset: { name: attacks[3], version: attacks[4], split: attacks[5] },
      primary_metric: 'accuracy',
      lr: 0.1 * (arm + 1),
      optimizer: attacks[arm * 7 + 1],
      nested: { [attacks[arm * 3]!]: attacks[arm * 5], __proto__: 1, constructor: { prototype: { polluted: 1 } } },
    });
    write('config.json', config.replace('"nested":{', '"nested":{"__proto__":{"polluted":1},'));
    const score = 0.5 + arm / 20 + seed / 100;
    write(
      'metrics.json',
      at % 11 === 10
        ? '{"accuracy": NaN}'
        : `{"accuracy": ${score}, "__proto__": {"polluted": 1}, ${JSON.stringify(attacks[at % 40])}: 1, "reward.${at % 2}": 2}`,
    );
    write(
      'metadata.json',
      JSON.stringify({
        status: at % 7 === 6 ? 'failed' : 'completed',
        ...(at % 7 === 6
          ? {
              error: {
                type: attack,
                message: `${attack} ${secretText.slice(0, 400)}`,
                traceback: `${attack}\n  File "/home/ada/x.py"`,
              },
            }
          : {}),
        hostname: 'gpu-node-17.lab.example',
        git: { commit: attack, branch: `ada.lovelace@example.org/${attack}`, remote: 'javascript:window.__pwned=1' },
        python: attack,
        api_key: 'hunter2hunter2',
      }),
    );
    write('history.csv', `step,loss,"${attack.replaceAll('"', '""')}"\n1,0.5,1\n2,0.4,2\n3,0.3,3\n`);
    const rows = Array.from({ length: 12 }, (_, sample) => ({
      id: `${sample} ${attacks[sample]}`,
      question: `${attacks[(sample + at) % attacks.length]} ada.lovelace@example.org`,
      gold: attacks[sample % 3],
      predicted: attacks[(sample + at) % 3],
      correct: (sample + at) % 3 === sample % 3,
      reward_a: sample / 12,
    }));
    write('predictions.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    write('train.log', `${attack}\n${secretText}\n${'x'.repeat(100)}\n`);
  });
  const files = join(root, 'sweep/files');
  mkdirSync(files, { recursive: true });
  for (const [name, content] of Object.entries(rawFiles)) writeFileSync(join(files, name), content);
  writeFileSync(join(files, 'config.yaml'), 'seed: 1\nlr: 5\n');
  writeFileSync(join(files, 'metrics.json'), '{"accuracy": 0.4}');
  const owner = join(root, 'sweep', 'ada.lovelace@example.org', 'run');
  mkdirSync(owner, { recursive: true });
  writeFileSync(join(owner, 'metrics.json'), '{"accuracy": 0.41}');
  writeFileSync(join(owner, 'ada.lovelace@example.org.csv'), 'a\n1\n');
  symlinkSync(outside, join(root, 'sweep', 'leaves'));
  symlinkSync(join(outside, 'secret.txt'), join(files, 'leaves.txt'));
  symlinkSync(root, join(root, 'sweep', 'loop'));
}
