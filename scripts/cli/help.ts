import { commonOptions } from './arguments.ts';
import type { Command } from './command.ts';

const column = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

/** The help of one command: usage, options, examples. */
export function helpOf(command: Command): string {
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
    column(options),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

/** The list of commands. */
export function helpOfAll(commands: readonly Command[], version: string): string {
  return [
    `Sweepbook ${version}: an honest report from a folder of machine-learning runs.`,
    '',
    'Usage: sweepbook <command> [options]',
    '',
    'Commands:',
    column(commands.map((command) => [command.name, command.summary] as const)),
    '',
    'Run "sweepbook <command> --help" for the options of a command.',
    'Exit codes: 0 done, 1 a gate fired, 2 wrong settings, 3 no runs found, 4 diagnostics under --strict,',
    '5 the disk refused to write.',
    '',
  ].join('\n');
}
