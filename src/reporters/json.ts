import type { Finding, LintReport, LocatedDiagnostic, Place, Reporter, SuppressedFinding } from '../model/report.ts';
import { relativePath } from './paths.ts';

/** For programs. Its shape is promised in docs/json-report.md: fields may be added, none changes its meaning. */
export const json: Reporter = (report, options) => {
  const { findings, undecided, suppressed, diagnostics } = report;
  const shape = {
    formatVersion: 1,
    version: report.version,
    profiles: report.profiles,
    summary: summaryOf(report),
    remarks: report.remarks,
    findings: findings.map((finding) => findingOf(finding, report)),
    ...(options.undecided && {
      undecided: undecided.map((finding) => ({ ...findingOf(finding, report), ...openOf(finding) })),
    }),
    ...(options.suppressed && { suppressed: suppressed.map((finding) => suppressedOf(finding, report)) }),
    diagnostics: diagnostics.map((diagnostic) => diagnosticOf(diagnostic, report)),
    units: report.units.map(({ id, format, resources }) => ({
      id: relativePath(id, report.workingFolder),
      format,
      resources,
    })),
  };
  return `${JSON.stringify(shape, undefined, 2)}\n`;
};

function summaryOf({ findings, undecided, suppressed, passed, files, diagnostics }: LintReport) {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return {
    failed: findings.length,
    errors,
    warnings: findings.length - errors,
    undecided: undecided.length,
    suppressed: suppressed.length,
    passed,
    files,
    inputErrors: diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length,
  };
}

function findingOf(finding: Finding, report: LintReport) {
  return {
    rule: finding.rule,
    messageId: finding.messageId,
    severity: finding.severity,
    message: finding.message,
    address: finding.address,
    addresses: finding.addresses,
    instances: finding.instances.map((one) => ({
      unit: relativePath(one.unit, report.workingFolder),
      address: one.address,
      ...(one.logicalId !== undefined && { logicalId: one.logicalId }),
    })),
    kind: finding.kind,
    type: finding.nativeType,
    format: finding.format,
    unit: relativePath(finding.unit, report.workingFolder),
    location: placeOf(finding.place, report),
    related: relatedOf(finding.related, report),
    ...(finding.way && {
      way: finding.way.map(({ place, address }) => ({ address, location: placeOf(place, report) })),
    }),
    requesters: finding.requesters,
    key: finding.key,
  };
}

function openOf({ when, lacks }: Finding) {
  return { ...(when !== undefined && { when }), lacks };
}

function suppressedOf(finding: SuppressedFinding, report: LintReport) {
  const { verdict, suppression } = finding;
  return { ...findingOf(finding, report), verdict, suppression: suppressionOf(suppression, report) };
}

export function suppressionOf({ place, ...said }: SuppressedFinding['suppression'], report: Around) {
  return { ...said, location: placeOf(place, report) };
}

export function diagnosticOf({ code, severity, message, place, path, related }: LocatedDiagnostic, report: Around) {
  const trouble = { code, severity, message };
  if (place) {
    return { ...trouble, location: placeOf(place, report), ...(related && { related: relatedOf(related, report) }) };
  }
  return path === undefined ? trouble : { ...trouble, path: relativePath(path, report.workingFolder) };
}

function relatedOf(related: Finding['related'], report: Around) {
  return related.map(({ place, message }) => ({ location: placeOf(place, report), message }));
}

type Around = Pick<LintReport, 'workingFolder'>;

export function placeOf({ file, start, end }: Place, { workingFolder }: Around) {
  return { path: relativePath(file.path, workingFolder), start, end };
}
