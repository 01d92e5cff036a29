import { describe, expect, test } from 'vitest';
import { readArguments } from '../../scripts/cli/arguments.ts';
import { exitCodes, type Command } from '../../scripts/cli/command.ts';
import { helpOf } from '../../scripts/cli/help.ts';
import { UserError } from '../../src/report/user-error.ts';

const command: Command = {
  name: 'build',
  summary: 'Build the site',
  operands: '[DIR…]',
  options: {
    results: { value: 'DIR', many: true, help: 'Folder with runs', fallback: 'results' },
    'raw-url': { value: 'URL', help: 'Link raw files' },
    strict: { help: 'Be strict' },
  },
  examples: ['sweepbook build'],
  run: () => Promise.resolve(exitCodes.ok),
};

describe('readArguments', () => {
  test('takes repeated options, switches and operands', () => {
    const args = readArguments(command, ['--results', 'a', '--results=b', '--strict', 'c']);
    expect(args.texts('results')).toEqual(['a', 'b']);
    expect(args.text('results')).toBe('b');
    expect(args.has('strict')).toBe(true);
    expect(args.names).toEqual(['c']);
  });
  test('accepts the snake_case form of an option', () => {
    expect(readArguments(command, ['--raw_url', 'https://x/a_b']).text('raw-url')).toBe('https://x/a_b');
    expect(readArguments(command, ['--raw_url=https://x/a_b']).text('raw-url')).toBe('https://x/a_b');
  });
  test('names the nearest option for a misspelt one', () => {
    expect(() => readArguments(command, ['--result', 'a'])).toThrow(
      expect.objectContaining({ message: 'sweepbook build has no option --result.', hint: 'Did you mean --results?' }),
    );
  });
  test('refuses an option without its value', () => {
    expect(() => readArguments(command, ['--results'])).toThrow(UserError);
  });
});

test('the help of a command shows every option, its default and an example', () => {
  const help = helpOf(command, 80);
  expect(help).toContain('--results DIR  Folder with runs; may be given several times (default: results)');
  expect(help).toContain('--json');
  expect(help).toContain('sweepbook build');
});
