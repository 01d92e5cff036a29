import { expect, test } from 'vitest';
import { createDiagnostics, mostAlike } from '../../src/ingest/diagnostics.ts';
import type { Diagnostic } from '../../src/report/primitives.ts';

const make = (file: string, message = 'm', line: number | null = null): Diagnostic => ({
  severity: 'warning',
  code: 'c',
  message,
  file,
  line,
  hint: null,
});

test('orders by file, line and code', () => {
  const sink = createDiagnostics();
  for (const entry of [make('b'), make('a', 'x', 2), make('a', 'y', 1)]) sink.report(entry);
  expect(sink.list().map(({ file, line }) => [file, line])).toEqual([
    ['a', 1],
    ['a', 2],
    ['b', null],
  ]);
});

test('tells what several readers complain of once', () => {
  const sink = createDiagnostics();
  for (const entry of [make('a'), make('a'), make('a', 'm', 3), make('a')]) sink.report(entry);
  expect(sink.list()).toEqual([make('a'), make('a', 'm', 3)]);
});

test('keeps a few of many alike and counts the rest', () => {
  const sink = createDiagnostics();
  for (let index = 0; index < 1000; index++) sink.report(make(`f${index}`, 'the same'));
  sink.report(make('other', 'another'));
  const list = sink.list();
  expect(list).toHaveLength(mostAlike + 2);
  expect(list.at(-1)).toMatchObject({ message: 'the same (and 995 more files with the same)', file: null });
});
