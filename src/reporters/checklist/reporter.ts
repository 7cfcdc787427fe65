import type { Checklist } from '../../model/connection.ts';
import type { ReporterOptions } from '../../model/report.ts';

/** Turns a checklist into text. Pure, as reporters are. */
export type ChecklistReporter = (checklist: Checklist, options: Pick<ReporterOptions, 'color' | 'width'>) => string;
