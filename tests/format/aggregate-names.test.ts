import { expect, test } from 'vitest';
import { aggregateMeaning, aggregateName, scaleTitle } from '../../src/format/aggregate-names.ts';
import { aggregateId } from '../../src/report/tasks-schema.ts';
import { makeAcrossTasks } from '../helpers/across-tasks.ts';

test('every aggregate has a name and a sentence', () => {
  for (const id of aggregateId.options) {
    expect(aggregateName(id)).toMatch(/^[a-z ]+$/);
    expect(aggregateMeaning(id)).toMatch(/^[A-Z].*\.$/);
  }
});

test('the axis names the scale', () => {
  const across = makeAcrossTasks(['a', 'b', 'c'], 'm');
  expect(scaleTitle(across)).toBe('normalised score');
  expect(scaleTitle({ ...across, scale: { ...across.scale, kind: 'raw', unit: 's' } })).toBe('score, s');
});
