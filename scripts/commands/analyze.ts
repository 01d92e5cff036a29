import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeReport } from '../build/make-report.ts';
import { inputOptions, readInputOptions } from '../build/options.ts';
import { noRuns, verdictOfInput } from '../build/outcome.ts';
import { reportJson } from '../build/publish.ts';
import { exitCodes, type Command } from '../cli/command.ts';
import { readSiteOptions, siteOptions } from './build.ts';

export const analyzeCommand: Command = {
  name: 'analyze',
  summary: 'Compute the Report and write it as JSON, without a site',
  operands: '[DIR…]',
  options: {
    ...inputOptions,
    out: { value: 'FILE', help: 'Where the Report is written', fallback: 'stdout' },
    'raw-url': siteOptions['raw-url'],
  },
  examples: ['sweepbook analyze --out report.json', 'sweepbook analyze ./runs | jq .benchmarks[0].rankings[0]'],
  async run(args, terminal) {
    const input = readInputOptions(args, process.cwd());
    const made = makeReport(input, readSiteOptions(args).raw, terminal);
    if (made.report.runs.length === 0) return noRuns(made.report, terminal);
    const out = args.text('out');
    if (out === null) terminal.out(reportJson(made));
    else {
      writeFileSync(resolve(out), reportJson(made));
      terminal.log(verdictOfInput(made.report));
    }
    return input.strict && made.report.diagnostics.some((item) => item.severity !== 'info')
      ? exitCodes.strict
      : exitCodes.ok;
  },
};
