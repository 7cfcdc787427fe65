import type { Location } from 'sarif';
import type { LintReport, Place } from '../../model/report.ts';
import { pathInRepository } from '../paths.ts';
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
