import { describe, expect, it } from 'vitest';
import { studentTTest } from '../../../src/stats/tests/student-t.ts';
import { checkTTest } from './t-test-checks.ts';

checkTTest('t_student', studentTTest);

describe('studentTTest', () => {
  it('needs only one value on one side, which Welch does not', () => {
    expect(studentTTest([5], [1, 2, 3]).df).toBe(2);
  });

  it('has the example of its docstring', () => {
    expect(studentTTest([1, 2, 3], [2, 4, 6]).df).toBe(4);
  });
});
