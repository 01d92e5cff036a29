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
export { cardOf, type Card } from './card/index.ts';
export { compressedName, publishedReport, publishedReportPath, reportJson, reportText } from './published-report.ts';
export { registry } from './registry.ts';
export { fontFiles } from './pdf/font-files.ts';
export { experimentPdf } from './pdf/experiment.ts';
export { experimentPdfPath } from './pdf/experiment-export.ts';
