import type { Connection, RequirementState, ValueForVendor } from '../../model/connection.ts';
import type { Check, LintReport } from '../../model/report.ts';
import { diagnosticOf, placeOf, suppressionOf } from '../json.ts';
import type { ChecklistReporter } from './reporter.ts';
import { tallyOf } from './words.ts';

/** For programs. Its shape is promised in docs/checklist.md: fields may be added, none changes its meaning. */
export const json: ChecklistReporter = ({ report, connections }) => {
  const shape = {
    formatVersion: 1,
    version: report.version,
    remarks: report.remarks,
    connections: connections.map((connection) => connectionOf(connection, report)),
    diagnostics: report.diagnostics.map((diagnostic) => diagnosticOf(diagnostic, report)),
  };
  return `${JSON.stringify(shape, undefined, 2)}\n`;
};

function connectionOf(connection: Connection, report: LintReport) {
  const { profile, vendor, description, path, requirements, manual, send } = connection;
  return {
    profile,
    vendor,
    description,
    path,
    summary: Object.fromEntries(tallyOf(connection)),
    requirements: requirements.map((one) => requirementOf(one, report)),
    manual,
    send: send.map((value) => valueOf(value, report)),
  };
}

function requirementOf({ rule, text, level, verdict, source, checks }: RequirementState, report: LintReport) {
  return { rule, text, level, verdict, source, checks: checks.map((check) => checkOf(check, report)) };
}

function checkOf(check: Check, report: LintReport) {
  const { verdict, severity, message, address, addresses, place, lacks, when, suppression } = check;
  return {
    verdict,
    severity,
    ...(message !== '' && { message }),
    address,
    addresses,
    location: placeOf(place, report),
    ...(verdict === 'unknown' && { lacks, ...(when !== undefined && { when }) }),
    ...(suppression && { suppression: suppressionOf(suppression, report) }),
  };
}

function valueOf({ place, ...value }: ValueForVendor, report: LintReport) {
  return { ...value, ...(place && { location: placeOf(place, report) }) };
}
