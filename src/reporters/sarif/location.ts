import type { Location } from 'sarif';
import type { Finding, LintReport, Place } from '../../model/report.ts';
import { pathInRepository } from '../paths.ts';
import { messageText } from './message-text.ts';
import { uriOf } from './uri.ts';

/** Lines and columns are 1-based, the end column is the one after the last character, as in `Place`. */
export function locationOf(
  { file, start, end }: Place,
  { root }: LintReport,
): Location & Required<Pick<Location, 'physicalLocation'>> {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pathInRepository(file), root) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** More related locations than this GitHub does not show. */
export const maxRelated = 50;

export function relatedLocation({ place, message }: Finding['related'][number], report: LintReport): Location {
  return { ...locationOf(place, report), message: { text: messageText(message) } };
}
