import type { LintReport, Place, ReporterOptions } from '../../model/report.ts';
import { relativePath } from '../paths.ts';
import type { Painter } from './painter.ts';
import { createPainter } from './painter.ts';
import { printable } from './wrap.ts';

/** What every part of the text needs to know of where it is printed. */
export interface Page {
  readonly paint: Painter;
  readonly width: number;
  /** `infra/main.tf:12:15`, as editors and terminals make it a link. */
  readonly placeText: (place: Place) => string;
  readonly pathText: (path: string) => string;
}

export function createPage(report: LintReport, { color, width }: ReporterOptions): Page {
  const pathText = (path: string) => printable(relativePath(path, report.workingFolder));
  return {
    paint: createPainter(color),
    width: Math.max(width, 60),
    pathText,
    placeText: ({ file, start }) => `${pathText(file.path)}:${start.line}:${start.column}`,
  };
}
