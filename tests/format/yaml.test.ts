import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { flatten } from '../../src/ingest/flatten.ts';
import { paramsYaml } from '../../src/format/yaml.ts';

test('dotted keys nest', () =>
  expect(paramsYaml({ model: 'mlp', 'optimizer.lr': 0.01, 'optimizer.name': 'adam' })).toBe(
    'model: mlp\noptimizer:\n  lr: 0.01\n  name: adam\n',
  ));

test('a key that is a value and a prefix stays flat', () =>
  expect(load(paramsYaml({ a: 1, 'a.b': 2 }))).toEqual({ a: 1, 'a.b': 2 }));

test('what a YAML parser reads back is what was given', () => {
  const values = [
    'yes',
    'no',
    'null',
    '~',
    '1e-4',
    '0.5',
    '- a',
    'a: b',
    '#x',
    '',
    ' padded ',
    'plain',
    '[1, 2]',
    '[1,2',
    '[{}]',
    'line\nbreak',
    '1_000',
    'a:',
    '2026-11-21',
    "it's",
    '"q"',
    'x #y',
  ];
  const params = Object.fromEntries(values.map((value, i) => [`k${i}`, value]));
  expect(load(paramsYaml(params))).toEqual(params);
  expect(load(paramsYaml({ t: true, n: null, x: -1.5e-7, i: 3 }))).toEqual({ t: true, n: null, x: -1.5e-7, i: 3 });
});

test('what reading flattened stands as the lists it was', () => {
  const config = {
    layers: [64, 32],
    names: ['a, b', 'null', 'x: y'],
    empty: [],
    nothing: {},
    transforms: [
      { name: 'noise', snr: [5, 20] },
      { name: 'mask', inner: [{ deep: 1 }, { deep: null, more: true }] },
    ],
    mixed: [1, { a: 2 }, [3, { b: 4 }]],
  };
  expect(load(paramsYaml(flatten(config)))).toEqual(config);
  // A mapping whose keys are numbers but no places stays one.
  expect(load(paramsYaml(flatten({ classes: { 1: 'one', 2: 'two' } })))).toEqual({ classes: { 1: 'one', 2: 'two' } });
});

test('no params give no text', () => expect(paramsYaml({})).toBe(''));
