import { describe, expect, it } from 'vitest';
import { finalValueSentence, metricNote } from '../../src/format/final-values.ts';
import { makeBenchmark } from './make-benchmark.ts';

const [run] = makeBenchmark({ configurations: [{ id: 'a', name: 'a', values: [1] }] }).runs;
const withFields = (fields: Partial<NonNullable<typeof run>>) => ({ ...run!, ...fields });

describe('finalValueSentence', () => {
  it('names the file that declares a value', () => {
    const declared = withFields({
      finalValue: { usual: 'declared', except: {} },
      provenance: { metrics: 'metrics.json' },
      metrics: { a: 1 },
    });
    expect(finalValueSentence(declared)).toBe('The value is stated as final by metrics.json.');
  });

  it('says where values are the last of a history, and where not all are', () => {
    const metrics = { a: 1, b: 2 };
    expect(finalValueSentence(withFields({ finalValue: { usual: 'last', except: {} }, metrics }))).toBe(
      'Values are the last of the history.',
    );
    expect(finalValueSentence(withFields({ finalValue: { usual: 'last', except: { b: 'best' } }, metrics }))).toContain(
      'except where one says otherwise',
    );
  });

  it('is silent where nobody says', () => {
    expect(finalValueSentence(withFields({ finalValue: { usual: null, except: {} } }))).toBeNull();
  });
});

describe('metricNote', () => {
  it('tells another choice, the stated standard error and the samples', () => {
    const noted = withFields({
      finalValue: { usual: 'last', except: { a: 'best' } },
      stated: { a: { n: 1319, standardError: 0.0141252 } },
    });
    expect(metricNote(noted, 'a', null)).toBe('the best that the tool kept, ± 0.014 standard error, n = 1319 samples');
    expect(metricNote(noted, 'b', null)).toBeNull();
  });
});
