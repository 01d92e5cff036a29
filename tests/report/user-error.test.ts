import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/report/user-error.ts';

describe('UserError', () => {
  it('carries where and what to do', () => {
    const error = new UserError('wrong', { file: 'a.yaml', line: 3, hint: 'fix it' });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'UserError', message: 'wrong', file: 'a.yaml', line: 3, hint: 'fix it' });
  });

  it('knows nothing where nothing is given', () => {
    expect(new UserError('wrong')).toMatchObject({ file: null, line: null, hint: null });
  });
});
