import { rmSync } from 'node:fs';
import { reportJson } from '../../src/exports/index.ts';
import { writePart, type Shard } from '../../src/ingest/index.ts';
import { UserError } from '../../src/report/user-error.ts';
import { openPackStore } from '../cache/pack-store.ts';
import { makeReport, readVersion, scanInput } from '../build/make-report.ts';
import { inputOptions, readInputOptions, type InputOptions } from '../build/options.ts';
import { writeOutFile, writingTo } from '../build/out-file.ts';
import { noRuns, verdictOfInput } from '../build/outcome.ts';
import { exitCodes, type Arguments, type Command, type Terminal } from '../cli/command.ts';
import { readSiteOptions, siteOptions } from './build.ts';

export const analyzeCommand: Command = {
  name: 'analyze',
  summary: 'Compute the Report and write it as JSON, without a site',
  operands: '[DIR…]',
  options: {
    ...inputOptions,
    out: { value: 'FILE', help: 'Where the Report is written', fallback: 'stdout' },
    'raw-url': siteOptions['raw-url'],
    shard: { value: 'I/N', help: 'Read the i-th of n shares of the runs and write a part for "merge" to --out' },
  },
  examples: [
    'sweepbook analyze --out report.json',
    'sweepbook analyze ./runs | jq .benchmarks[0].rankings[0]',
    'sweepbook analyze --shard 1/4 --out part-1',
  ],
  async run(args, terminal) {
    const input = readInputOptions(args, process.cwd());
    const shard = readShard(args.text('shard'));
    if (shard !== null) return analyzeShard(shard, { args, input, terminal });
    const made = makeReport(input, readSiteOptions(args).raw, terminal);
    if (made.report.runs.length === 0) return noRuns(made.report, terminal);
    const out = args.text('out');
    if (out === null) terminal.out(Buffer.concat(reportJson(made.report)).toString());
    else {
      writeOutFile(out, reportJson(made.report));
      terminal.log(verdictOfInput(made.report));
    }
    return input.strict && made.report.diagnostics.some((item) => item.severity !== 'info')
      ? exitCodes.strict
      : exitCodes.ok;
  },
};

/** `i/n`, or null where no share is asked for. @throws UserError where it is no share */
function readShard(text: string | null): Shard | null {
  if (text === null) return null;
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === '' || shard.index < 1 || shard.index > shard.count) {
    throw new UserError(`--shard takes a share such as 2/8, found "${text}".`, {
      hint: 'The first of eight is 1/8, the last is 8/8.',
    });
  }
  return shard;
}

/** Writes the part of one shard. A shard without a run is no failure: there may be more shards than runs. */
function analyzeShard(
  shard: Shard,
  { args, input, terminal }: { readonly args: Arguments; readonly input: InputOptions; readonly terminal: Terminal },
): number {
  const out = args.text('out');
  if (out === null) throw new UserError('A part is written to a file.', { hint: `Add --out part-${shard.index}` });
  const store = writingTo(out, (file) => {
    rmSync(file, { force: true });
    return openPackStore(file);
  });
  try {
    const described = input.contentDir !== null;
    const runs = writePart(scanInput(input, terminal), { shard, program: readVersion(), store, described });
    if (!store.commit()) throw new UserError(`The part ${out} could not be written.`, { file: out, kind: 'disk' });
    terminal.log(`Part ${shard.index} of ${shard.count}: ${runs} ${runs === 1 ? 'run' : 'runs'} in ${out}.`);
  } finally {
    store.close();
  }
  return exitCodes.ok;
}
