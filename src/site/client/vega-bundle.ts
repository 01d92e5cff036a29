/**
 * Vega for the browser, loaded on a reader's first click: draws the interactive version of a figure. Expressions run in
 * the interpreter, so that the Content-Security-Policy needs no unsafe-eval; vega-embed is left out, because the styles it
 * adds need unsafe-inline.
 */
import { parse, View, type TooltipHandler } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { FigureSpec } from '../../figures/figure.ts';
import { howToUse, interactiveSpec, withoutHalos } from '../../figures/interactive.ts';
import { palette, vegaConfig } from '../../figures/theme.ts';
import type { OpenFigure } from './figure-window.ts';

/** The palette's colours as the page shows them now, asked from the classes of the style sheet. */
function pageColours(page: HTMLElement): ReadonlyMap<string, string> {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'fig');
  svg.setAttribute('width', '0');
  svg.setAttribute('height', '0');
  const probes = Object.entries(palette).map(([role, colour]) => {
    const probe = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    probe.setAttribute('class', `f-${role}`);
    svg.append(probe);
    return { colour, probe };
  });
  page.append(svg);
  const colours = new Map(probes.map(({ colour, probe }) => [colour, getComputedStyle(probe).fill]));
  svg.remove();
  return colours;
}

/** A copy of a spec or a configuration in other colours. */
function recoloured<T>(value: T, colours: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (_key, item: unknown) =>
    typeof item === 'string' ? (colours.get(item) ?? item) : item,
  );
}

/** A tooltip made of elements and classes: Vega's own would need inline styles. */
function tooltipIn(target: HTMLElement): TooltipHandler {
  const box = document.createElement('dl');
  box.className = 'fig-tip';
  box.hidden = true;
  target.append(box);
  return (_handler, event, _item, value: unknown) => {
    box.hidden = value === null || value === undefined || value === '' || typeof value !== 'object';
    if (box.hidden) return;
    box.replaceChildren(
      ...Object.entries(Object(value)).flatMap(([name, text]) => {
        const term = document.createElement('dt');
        const datum = document.createElement('dd');
        term.textContent = name;
        datum.textContent = String(text);
        return [term, datum];
      }),
    );
    const frame = target.getBoundingClientRect();
    const x = event.clientX - frame.left;
    box.style.insetBlockStart = `${event.clientY - frame.top + 14}px`;
    box.style.insetInlineStart = `${Math.max(0, Math.min(x + 12, frame.width - box.offsetWidth))}px`;
  };
}

function newView(spec: FigureSpec, colours: ReadonlyMap<string, string>): View {
  const compiled = compile(recoloured(spec, colours), { config: recoloured(vegaConfig, colours) });
  return new View(parse(compiled.spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
  });
}

/** The plain drawing in the light theme on paper, at twice its size. */
async function toPng(spec: FigureSpec): Promise<string> {
  const view = newView({ ...withoutHalos(spec), background: palette.paper }, new Map());
  await view.runAsync();
  const url = await view.toImageURL('png', 2);
  view.finalize();
  return url;
}

globalThis.sweepbookVega = {
  async show(figure, { spec }, target): Promise<OpenFigure> {
    const view = newView(interactiveSpec(spec), pageColours(target));
    const canvas = document.createElement('div');
    target.append(canvas);
    view.renderer('svg').initialize(canvas).hover().tooltip(tooltipIn(target));
    await view.runAsync();
    canvas.querySelector('svg')?.setAttribute('aria-label', `${figure.title}, interactive`);
    return {
      png: () => toPng(spec),
      help: howToUse(spec),
      close: () => view.finalize(),
    };
  },
};
