import type { Invocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { LintReport, LocatedDiagnostic, Reporter } from '../../model/report.ts';
import { shownResults, withinLimits } from './limits.ts';
import { messageText } from './message-text.ts';
import { resultOf, suppressedResultOf } from './result.ts';
import { ruleDescriptor } from './rule-descriptor.ts';
import { locationOf, maxRelated, relatedLocation } from './location.ts';
import { uriOf } from './uri.ts';

/**
 * SARIF 2.1.0 as GitHub code scanning reads it. Undecided checks and suppressed findings are left out unless asked for:
 * code scanning ignores `kind` and `suppressions` and would show each as an alert. See docs/decisions/0010-sarif.md.
 */
export const sarif: Reporter = (report, options) => {
  const rules = report.rules.map((rule) => ruleDescriptor(rule, report));
  const ruleIndexes = new Map(report.rules.map((rule, index) => [rule.name, index]));
  const run = { report, ruleIndexes };
  const results = [
    ...[...report.findings, ...(options.undecided ? report.undecided : [])].map((finding) => resultOf(finding, run)),
    ...(options.suppressed ? report.suppressed : []).map((finding) => suppressedResultOf(finding, run)),
  ];
  return withinLimits(results, (kept, left) => {
    const log = logOf({ report, rules, results: kept, left, category: options.category ?? 'pl-lint' });
    return `${JSON.stringify(log, undefined, 2)}\n`;
  });
};

interface Parts {
  readonly report: LintReport;
  readonly rules: ReportingDescriptor[];
  readonly results: readonly Result[];
  /** How many results the limits left out. */
  readonly left: number;
  readonly category: string;
}

function logOf({ report, rules, results, left, category }: Parts): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pl-lint',
            semanticVersion: report.version,
            informationUri: 'https://www.npmjs.com/package/pl-lint',
            rules,
          },
        },
        // Everything up to the last slash is the category: an upload replaces the earlier one of the same category.
        automationDetails: { id: `${category.replace(/\/+$/, '')}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(report, { left, kept: results.length })],
        results: [...results],
      },
    ],
  };
}

function invocationOf(
  report: LintReport,
  { left, kept }: { readonly left: number; readonly kept: number },
): Invocation {
  const notifications = report.diagnostics.map((diagnostic) => notificationOf(diagnostic, report));
  if (left > 0) notifications.push(cutNotification(left));
  if (kept > shownResults) notifications.push(hiddenNotification(kept));
  return {
    executionSuccessful: report.diagnostics.every((diagnostic) => diagnostic.severity !== 'error'),
    toolExecutionNotifications: notifications,
  };
}

function cutNotification(left: number): Notification {
  return {
    descriptor: { id: 'results-cut' },
    level: 'warning',
    message: { text: `${left} less severe results were left out: GitHub takes 25,000 results and 10 MB a file.` },
  };
}

function hiddenNotification(kept: number): Notification {
  return {
    descriptor: { id: 'results-hidden' },
    level: 'warning',
    message: {
      text: `GitHub shows the 5,000 most severe of ${kept} results. A baseline leaves out those that are known.`,
    },
  };
}

function notificationOf(diagnostic: LocatedDiagnostic, report: LintReport): Notification {
  const { code, severity, message } = diagnostic;
  const locations = locationsOf(diagnostic, report);
  return {
    descriptor: { id: code },
    level: severity,
    message: { text: messageText(message) },
    ...(locations.length > 0 && { locations }),
  };
}

/** A notification has no related locations: what is related stands behind its own, with what it is. */
function locationsOf({ place, path, related = [] }: LocatedDiagnostic, report: LintReport): Location[] {
  if (!place)
    return path === undefined ? [] : [{ physicalLocation: { artifactLocation: { uri: uriOf(path, report.root) } } }];
  return [locationOf(place, report), ...related.slice(0, maxRelated).map((one) => relatedLocation(one, report))];
}
