import { join, relative, resolve } from 'node:path';
import { experimentPdf, registry, type ExportFile, type ExportInput } from '../../src/exports/index.ts';
import { wholeContent } from '../../src/exports/file-content.ts';
import { createMemoryCache } from '../../src/figures/render-svg.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import { indexReport } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';
import { writeOutFile } from '../build/out-file.ts';
import { readUrl } from '../build/options.ts';
import { exitCodes, type Arguments, type Command } from '../cli/command.ts';
import { chooseBenchmarks, chooseConfiguration } from '../query/find.ts';
import { openSource, sourceOptions, type Source } from '../query/report-source.ts';

/** Other names of a format. */
const aliases: Readonly<Record<string, string>> = {
  'md-report': 'benchmark-report',
  'benchmark-report.md': 'benchmark-report',
  md: 'markdown',
  tex: 'latex',
  badge: 'badges',
};

/** A sitemap lists the pages of a built site, and the pictures of shared links are for its pages: both stand in it. */
const offered = registry.filter((item) => item.id !== 'sitemap' && item.id !== 'cards');
const formats: readonly string[] = offered.map((item) => item.id);

function chooseFormat(name: string | null): (typeof registry)[number] {
  if (name === null) throw new UserError('Say which format.', { hint: `--format ${formats.join('|')}` });
  const wanted = name.toLowerCase();
  const found = offered.filter(({ id }) => id === wanted || id === aliases[wanted]);
  const begun = found.length > 0 ? found : offered.filter(({ id }) => id.startsWith(wanted));
  if (begun.length === 1) return begun[0]!;
  const near = nearestNames(wanted, [...formats, ...Object.keys(aliases)]);
  throw new UserError(`--format knows no "${name}".`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `One of ${formats.join(', ')}.`,
  });
}

/** The Report with the wanted benchmark alone. */
function narrow(source: Source, name: string | null): Source {
  if (name === null) return source;
  const [benchmark] = chooseBenchmarks(source.index, name);
  const { report } = source.index;
  return {
    ...source,
    index: indexReport({
      ...report,
      benchmarks: report.benchmarks.filter((item) => item.id === benchmark?.id),
      runs: report.runs.filter((run) => run.benchmark === benchmark?.id),
    }),
  };
}

async function render(input: ExportInput, args: Arguments): Promise<readonly ExportFile[]> {
  const format = chooseFormat(args.text('format'));
  const experiment = args.text('experiment');
  if (experiment === null) return format.render(input);
  if (format.id !== 'pdf') {
    throw new UserError('--experiment goes with --format pdf: one page about one configuration.', {
      hint: 'For the numbers of one configuration: sweepbook show NAME --json',
    });
  }
  const { benchmark, configuration } = chooseConfiguration(input.index.report.benchmarks, experiment);
  const content = (await experimentPdf(input, benchmark.id, configuration.id))!;
  return [{ path: `exports/${configuration.slug}.pdf`, content }];
}

/** Where the files go: one to a file, several into a folder under their own names. */
function write(files: readonly ExportFile[], out: string): readonly string[] {
  const target = resolve(out);
  const written = files.map(({ path, content }) => {
    const file = files.length === 1 ? target : join(target, path.replace(/^exports\//, ''));
    writeOutFile(relative(process.cwd(), file), content);
    return file;
  });
  return written.map((file) => relative(process.cwd(), file));
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write the report in another format: PDF, Markdown, CSV, JSON, LaTeX, badges, feed',
  operands: '',
  options: {
    format: { value: 'NAME', help: `One of ${formats.join(', ')}; md-report is the Markdown report` },
    ...sourceOptions,
    experiment: { value: 'NAME', help: 'One page about this configuration (with --format pdf)' },
    out: {
      value: 'PATH',
      help: 'A file, or a folder where the format has several; - is stdout',
      fallback: 'exports, or stdout for one text',
    },
    'site-url': { value: 'URL', help: 'Where the report is published, for links' },
  },
  examples: [
    'sweepbook export --format latex --benchmark echo-augmentation --out tables',
    'sweepbook export --format pdf --out report.pdf',
    'sweepbook export --format pdf --experiment none/svm_rbf --out svm.pdf',
    'sweepbook export --format md-report > BENCHMARK_REPORT.md',
  ],
  async run(args, terminal) {
    chooseFormat(args.text('format'));
    const source = narrow(openSource(args, terminal), args.text('benchmark'));
    const { inputOf } = await import('../build/exports.ts');
    const siteUrl = readUrl('site-url', args.text('site-url'));
    const files = await render(inputOf(source, { siteUrl, drawings: createMemoryCache() }), args);
    if (files.length === 0)
      throw new UserError('There is nothing to write in this format: the report holds none of it.');
    const given = args.text('out');
    const [first] = files;
    const only = files.length === 1 && first !== undefined ? wholeContent(first.content) : null;
    const toStdout = given === '-' || (given === null && typeof only === 'string');
    if (toStdout) {
      if (only === null) {
        const names = files.map((file) => file.path.replace(/^exports\//, ''));
        throw new UserError(`This format has ${files.length} files, and stdout takes one.`, {
          hint: `Give a folder: --out DIR. The files: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`,
        });
      }
      if (typeof only === 'string') terminal.out(only);
      else process.stdout.write(only);
      return exitCodes.ok;
    }
    const single = files.length === 1 && first !== undefined ? first.path.split('/').at(-1)! : 'exports';
    const written = write(files, given ?? single);
    if (terminal.json) terminal.out(JSON.stringify({ files: written }, null, 2));
    else
      terminal.log(`Wrote ${written.length === 1 ? written[0] : `${written.length} files into ${given ?? single}`}.`);
    return exitCodes.ok;
  },
};
