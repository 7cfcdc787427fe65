import type { Result, Suppression as SarifSuppression, ThreadFlowLocation } from 'sarif';
import type { Finding, LintReport, SuppressedFinding } from '../../model/report.ts';
import { keyFingerprint, lineFingerprint } from './fingerprint.ts';
import { locationOf, maxRelated, relatedLocation } from './location.ts';
import { messageText } from './message-text.ts';

interface Run {
  readonly report: LintReport;
  readonly ruleIndexes: ReadonlyMap<string, number>;
}

export function resultOf(finding: Finding, { report, ruleIndexes }: Run): Result {
  const { place, related, rule, verdict } = finding;
  const ruleIndex = ruleIndexes.get(rule);
  // A plan is one line, and its text must not be told from a hash either.
  const hash = place.file.confidential ? keyFingerprint(finding.key) : lineFingerprint(place.file, place.start.line);
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    // The specification leaves no level to what is not a failure.
    ...(verdict === 'fail' ? { level: finding.severity } : { kind: 'open', level: 'none' }),
    message: { text: messageText(textOf(finding)) },
    locations: [{ ...locationOf(place, report), logicalLocations: logicalLocations(finding) }],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, maxRelated).map((other, index) => ({
        id: index + 1,
        ...relatedLocation(other, report),
      })),
    }),
    ...(finding.way && { codeFlows: [{ threadFlows: [{ locations: flowOf(finding.way, report) }] }] }),
    ...(hash !== undefined && { partialFingerprints: { primaryLocationLineHash: hash } }),
    properties: {
      profiles: finding.requesters.map((requester) => requester.profile),
      sources: [...new Set(finding.requesters.map((requester) => requester.source))],
      addresses: finding.addresses.slice(0, maxLogical),
      nativeType: finding.nativeType,
      key: finding.key,
      ...(finding.when !== undefined && { when: finding.when }),
    },
  };
}

/** The way of a connection, which GitHub shows step by step. */
function flowOf(way: NonNullable<Finding['way']>, report: LintReport): ThreadFlowLocation[] {
  return way.map(({ place, address }) => ({
    location: {
      ...locationOf(place, report),
      logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
      message: { text: messageText(`\`${address}\``) },
    },
  }));
}

/** What the sources accept, which consumers of SARIF other than GitHub leave out or show as settled. */
export function suppressedResultOf(finding: SuppressedFinding, run: Run): Result {
  const { reason, until, place } = finding.suppression;
  const suppression: SarifSuppression = {
    kind: 'inSource',
    status: 'accepted',
    ...(reason !== undefined && { justification: reason }),
    location: locationOf(place, run.report),
    ...(until !== undefined && { properties: { until } }),
  };
  return { ...resultOf(finding, run), suppressions: [suppression] };
}

/** GitHub shows the first; all of thousands would only make the file too large to be taken. */
const maxLogical = 100;

/** Each address, and behind it the logical ID in the template that it goes by in CloudFormation. */
function logicalLocations({ instances }: Finding) {
  const names = instances.flatMap(({ address, logicalId }) => [
    address,
    ...(logicalId === undefined ? [] : [logicalId]),
  ]);
  return [...new Set(names)].slice(0, maxLogical).map((name) => ({ fullyQualifiedName: name, kind: 'resource' }));
}

function textOf({ message, lacks }: Finding): string {
  return lacks.length === 0 ? message : `${message} To decide it: ${lacks.join('; ')}`;
}
