/** What people write in content/report.yaml: what is said of the whole report and of no single benchmark. */
import { z } from 'zod';

export const reportSpec = z.strictObject({
  title: z.string().trim().min(1).optional().meta({ description: 'Title of the report; --title goes before it.' }),
});

export type ReportSpec = z.infer<typeof reportSpec>;
