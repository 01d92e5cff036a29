import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { figureScript } from '../../src/figures/figure-script.ts';
import { intervals } from '../../src/figures/intervals.ts';
import { built } from './fixture.ts';

describe('figureScript', () => {
  it('hands each figure over under its id, and two scripts live together', () => {
    const figure = { ...built(intervals), title: 'Ends </script> and "quotes" \u2028' };
    const context: Record<string, unknown> = {};
    context['globalThis'] = context;
    runInNewContext(figureScript(figure), context);
    runInNewContext(figureScript({ ...figure, id: 'other' }), context);
    const found: unknown = JSON.parse(JSON.stringify(context['sweepbookFigures']));
    expect(found).toEqual({
      [figure.id]: JSON.parse(JSON.stringify(figure)),
      other: JSON.parse(JSON.stringify({ ...figure, id: 'other' })),
    });
  });
});
