/** A PDF of one page per experiment, where the site was asked for them. */
import type { ReportIndex } from '../../report/select.ts';
import type { Export, ExportFile, PublishedSite } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { viewsOf } from '../view.ts';
import { experimentPdf } from './experiment.ts';

interface PlannedPdf {
  readonly path: string;
  readonly benchmark: string;
  readonly configuration: string;
  readonly name: string;
}

const planned = new WeakMap<ReportIndex, readonly PlannedPdf[]>();

/** `exports/<slug>.pdf`; of benchmarks that share a slug the later ones add their id. Planned once per Report. */
function plan(index: ReportIndex): readonly PlannedPdf[] {
  const known = planned.get(index) ?? makePlan(index);
  planned.set(index, known);
  return known;
}

function makePlan(index: ReportIndex): readonly PlannedPdf[] {
  const taken = new Set<string>();
  const wanted = viewsOf(index).flatMap(({ benchmark, nameOf }) =>
    benchmark.configurations.map(({ id, slug }) => {
      const stem = taken.has(slug) ? `${slug}-${benchmark.id}` : slug;
      taken.add(stem);
      return { stem, benchmark: benchmark.id, configuration: id, name: nameOf(id) };
    }),
  );
  const segments = fileSegments(
    wanted.map((item) => item.stem),
    ['report'],
  );
  return wanted.map(({ stem, ...item }) => ({ ...item, path: `exports/${segments.get(stem)!}.pdf` }));
}

/** Site path of the PDF of an experiment; null where the site has none. */
export function experimentPdfPath(
  index: ReportIndex,
  site: Pick<PublishedSite, 'experimentPdfs'>,
  about: { readonly benchmark: string; readonly configuration: string },
): string | null {
  if (site.experimentPdfs !== true) return null;
  const found = plan(index).find(
    (item) => item.benchmark === about.benchmark && item.configuration === about.configuration,
  );
  return found?.path ?? null;
}

/** The export. */
export const experimentPdfExport: Export = {
  id: 'experiment-pdf',
  title: 'Experiments as PDF',
  purpose: 'One experiment on one page: for a discussion about one configuration.',
  files: (index, site) =>
    site.experimentPdfs === true
      ? plan(index).map(({ path, name, benchmark }) => ({ path, label: name, benchmark }))
      : [],
  async render(input) {
    const files: ExportFile[] = [];
    if (input.site.experimentPdfs !== true) return files;
    for (const { path, benchmark, configuration } of plan(input.index)) {
      const content = await experimentPdf(input, benchmark, configuration);
      if (content !== null) files.push({ path, content });
    }
    return files;
  },
};
