import { describe, expect, it } from 'vitest';
import { figures } from '../../../src/figures/registry.ts';
import type { DrawnFigure } from '../../../src/exports/export.ts';
import { openFonts } from '../../../src/exports/pdf/fonts.ts';
import { startFlow } from '../../../src/exports/pdf/flow.ts';
import { drawFigure, figureHeight } from '../../../src/exports/pdf/svg.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { makeDetail, testDrawer } from '../figures.ts';
import { testFonts } from '../fonts.ts';
import { inputOf, ordinary } from '../reports.ts';
import { allNodes, readPdf } from './read-pdf.ts';

const figure = (inside: string): DrawnFigure => ({
  title: 'A figure',
  description: 'What it shows.',
  svg: `<svg viewBox="0 0 100 50">${inside}</svg>`,
  width: 100,
  height: 50,
});

async function draw(drawn: readonly DrawnFigure[]) {
  const info = { title: 'T', subject: 'S', generator: 'test', created: new Date(0) };
  const { flow, finish } = startFlow(openFonts(testFonts()), info);
  flow.newPage();
  for (const item of drawn) drawFigure(flow, item);
  return readPdf(await finish());
}

describe('drawFigure', () => {
  it('draws shapes, text with entities, and clips; with its title and its text alternative', async () => {
    const pdf = await draw([
      figure(
        '<defs><clipPath id="c"><rect x="0" y="0" width="10" height="10"/></clipPath></defs><g transform="translate(5,5) rotate(30) scale(2)" clip-path="url(#c)" fill="#0a66ad" opacity="0.5"><path d="M0,0L10,0L10,10Z"/><line x2="10" y2="10" stroke="#1c1b18" stroke-dasharray="3,3"/><circle cx="1" cy="1" r="2"/></g><text transform="translate(50,20)" text-anchor="middle" font-weight="600" stroke="#fdfcfa" stroke-width="3">a &lt; b 中</text>',
      ),
    ]);
    expect(pdf.text).toContain('A figure');
    expect(pdf.text).toContain('a < b');
    expect(pdf.text).toContain('□');
    const nodes = allNodes(pdf.pages[0]!.structure);
    expect(nodes.find((node) => node.role === 'Figure')?.alt).toBe('What it shows.');
  });

  it.each(['<image href="x"/>', '<g transform="matrix(1,0,0,1,0,0)"/>', '<use href="#x"/>'])(
    'refuses what figures never hold: %s',
    async (inside) => {
      await expect(draw([figure(inside)])).rejects.toThrow(/cannot draw/);
    },
  );

  it('gets smaller to fit the page, and moves to the next one rather than too small', async () => {
    const tall = { ...figure(''), width: 640, height: 700 };
    expect(figureHeight(tall, { smallest: true })).toBeLessThan(figureHeight(tall));
    expect((await draw([tall])).pages).toHaveLength(1);
    expect((await draw([tall, tall])).pages).toHaveLength(2);
  });

  it('draws every registered figure that applies to a report', async () => {
    const input = inputOf(ordinary());
    const view = viewsOf(input.index)[0]!;
    const leader = view.index.ranking('accuracy')!.rows[0]!.configuration;
    const drawer = testDrawer();
    const drawn: DrawnFigure[] = [];
    for (const { id } of figures) {
      const result = await drawer(
        id,
        {
          index: view.index,
          runs: view.runs,
          metric: 'accuracy',
          against: 'latency_ms',
          configurations: [leader],
          detail: () => makeDetail('bench', leader),
          column: 'val_loss',
          parameter: 'optimizer.lr',
        },
        'wide',
      );
      if (result !== null) drawn.push(result);
    }
    expect(drawn.length).toBeGreaterThan(4);
    const pdf = await draw(drawn);
    const found = allNodes(pdf.pages.flatMap((page) => page.structure)).filter((node) => node.role === 'Figure');
    expect(found.map((node) => node.alt)).toEqual(drawn.map((item) => item.description));
  });
});
