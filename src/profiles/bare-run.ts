import type { BareRun } from '../engine/bare-run.ts';

/** Checked when the user names no vendor: the connections that need nothing but AWS. */
export const bareProfiles: readonly string[] = ['segment/redshift', 'segment/rds-postgres'];

export const bareRun: BareRun = {
  opening: 'For Segment to reach this, one thing is in the way: ',
  remark:
    'No vendor chosen; checked against Segment. Choose one with `--profile`, or with `profiles:` in a configuration.',
  faults: new Map([
    ['endpoint-service-nlb', ['noBalancer', 'wrongType', 'classic', 'notABalancer', 'wrongArn', 'both']],
    ['allowed-principals', ['everyone', 'wildcard', 'session', 'path', 'malformed']],
  ]),
};
