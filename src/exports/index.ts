/** The stage "exports": what the composition root needs of it. */
export type {
  DrawnFigure,
  Export,
  ExportFile,
  ExportInput,
  FigureDrawer,
  FileName,
  FontBytes,
  PublishedSite,
  SitePaths,
} from './export.ts';
export { registry } from './registry.ts';
export { fontFiles } from './pdf/font-files.ts';
export { experimentPdf } from './pdf/experiment.ts';
