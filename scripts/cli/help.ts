import { commonOptions } from './arguments.ts';
import { hang } from './hang.ts';
import type { Command } from './command.ts';

/** Where less than this is left beside the names, what they mean stands under them. */
const narrowest = 28;

function column(rows: readonly (readonly [string, string])[], columns: number): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return columns - width - 4 >= narrowest
    ? rows.map(([left, right]) => hang(`  ${left.padEnd(width)}  `, right, columns)).join('\n')
    : rows.map(([left, right]) => `  ${left}\n${hang('      ', right, columns)}`).join('\n');
}

const exitCodeText =
  'Exit codes: 0 done, 1 a gate fired, 2 wrong settings, 3 no runs found, 4 diagnostics under --strict, 5 the disk refused to write.';

/** The help of one command: usage, options, examples; for a terminal of so many columns. */
export function helpOf(command: Command, columns: number): string {
  const options = Object.entries({ ...command.options, ...commonOptions }).map(([name, spec]) => {
    const value = 'value' in spec && spec.value !== undefined ? ` ${spec.value}` : '';
    const fallback = 'fallback' in spec && spec.fallback !== undefined ? ` (default: ${spec.fallback})` : '';
    const many = 'many' in spec && spec.many === true ? '; may be given several times' : '';
    return [`--${name}${value}`, `${spec.help}${many}${fallback}`] as const;
  });
  return [
    `${command.summary}.`,
    '',
    `Usage: sweepbook ${command.name}${command.operands === '' ? '' : ` ${command.operands}`} [options]`,
    '',
    'Options:',
    column(options, columns),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

/** The list of commands, for a terminal of so many columns. */
export function helpOfAll(commands: readonly Command[], version: string, columns: number): string {
  return [
    hang('', `Sweepbook ${version}: an honest report from a folder of machine-learning runs.`, columns),
    '',
    'Usage: sweepbook <command> [options]',
    '',
    'Commands:',
    column(
      commands.map((command) => [command.name, command.summary] as const),
      columns,
    ),
    '',
    hang('', 'Run "sweepbook <command> --help" for the options of a command.', columns),
    hang('', exitCodeText, columns),
    '',
  ].join('\n');
}
