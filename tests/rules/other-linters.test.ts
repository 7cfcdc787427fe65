import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { otherLintersOf } from '../../scripts/other-linters.ts';
import { objections } from '../../src/rules/other-linters/objections.ts';
import { skipsOf } from '../../src/rules/other-linters/skips.ts';

const each = Object.entries(objections).flatMap(([rule, those]) =>
  those.map((objection) => [rule, `${objection.tool} ${objection.id}`, objection] as const),
);

describe.each(each)('%s: %s', (_rule, _name, objection) => {
  it('says what it complains about, why that is accepted, and where it was read', () => {
    expect(objection.says).toMatch(/^[a-z].*\.$/s);
    expect(objection.because).toMatch(/\.$/);
    // cdk-nag refuses a shorter one, and a comment is one line.
    expect(objection.reason).toMatch(/^.{10,160}$/);
    expect(objection.source).toMatch(/^https:\/\/\S+$/);
  });

  it('has skips that carry its ID and the reason', () => {
    const skips = skipsOf(objection);
    expect(skips.length).toBeGreaterThan(0);
    for (const { text } of skips) {
      expect(text).toMatch(new RegExp(`${objection.id.replaceAll('.', '\\.')}|${objection.idInVersion2 ?? '-'}`));
      expect(text).toContain(objection.reason);
    }
  });

  it('has skips in YAML that parse', () => {
    for (const { text, language } of skipsOf(objection)) {
      if (language === 'yaml') expect(parse(text)).toHaveProperty('Metadata');
    }
  });
});

describe('a skip', () => {
  const skipsFor = (tool: string, rule: string) => {
    const objection = objections[rule]?.find((one) => one.tool === tool);
    return objection ? skipsOf(objection).map(({ text }) => text) : [];
  };

  it('of cdk-nag names the pack since version 3, and the failed validation before', () => {
    expect(skipsFor('cdk-nag', 'redshift-port')).toEqual([
      `Validations.of(construct).acknowledge({
  id: 'AwsSolutions::AwsSolutions-RS4',
  reason: 'The managed endpoint for the vendor needs a port in 5431-5455 or 8191-8215.',
});`,
      `NagSuppressions.addResourceSuppressions(construct, [
  {
    id: 'AwsSolutions-RS4',
    reason: 'The managed endpoint for the vendor needs a port in 5431-5455 or 8191-8215.',
  },
]);`,
    ]);
    expect(skipsFor('cdk-nag', 'endpoint-inbound-rules')[1]).toContain(`id: 'CdkNagValidationFailure'`);
    expect(skipsFor('cdk-nag', 'endpoint-service-targets')[0]).toContain(
      `id: 'NIST.800.53.R5::NIST.800.53.R5-ELBv2ACMCertificateRequired'`,
    );
  });

  it('of checkov is a comment in Terraform and metadata in CloudFormation', () => {
    const [comment, metadata = ''] = skipsFor('checkov', 'acceptance-required');
    expect(comment).toMatch(/^# checkov:skip=CKV_AWS_123:\S/);
    expect(parse(metadata)).toMatchObject({ Metadata: { checkov: { skip: [{ id: 'CKV_AWS_123' }] } } });
  });

  it('of the Guard rules is metadata, with the reason in a comment', () => {
    const [metadata = ''] = skipsFor('Guard Rules Registry', 'nlb-inbound-rules');
    expect(parse(metadata)).toEqual({
      Metadata: { guard: { SuppressedRules: ['SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE'] } },
    });
  });

  it('of KICS and of trivy is a comment', () => {
    expect(skipsFor('KICS', 'nlb-inbound-rules')[0]).toMatch(/^# kics-scan disable=92fe237e-[-\da-f]+\n# The vendor/);
    expect(skipsFor('trivy', 'databricks-security-group')[0]).toMatch(/\n#trivy:ignore:AVD-AWS-0104$/);
  });
});

describe('the part of a page', () => {
  it('is empty for a rule that nobody objects to', () => {
    expect(otherLintersOf('redshift-node-type')).toBe('');
  });

  it('says why once where several object for the same reason', () => {
    const text = otherLintersOf('redshift-port');
    expect(text.match(/Most other ports/g)).toHaveLength(1);
    expect(text.match(/^- \[/gm)).toHaveLength(3);
  });
});
