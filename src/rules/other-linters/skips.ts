import type { Objection } from './objections.ts';

/** How a finding of another linter is accepted, ready to paste. */
export interface Skip {
  /** Where it goes. */
  readonly where: string;
  /** The language of the text, as a fence in Markdown names it. */
  readonly language: 'ts' | 'hcl' | 'yaml';
  readonly text: string;
}

export function skipsOf(objection: Objection): readonly Skip[] {
  switch (objection.tool) {
    case 'cdk-nag':
      return nagSkips(objection);
    case 'checkov':
      return checkovSkips(objection);
    case 'Guard Rules Registry':
      return guardSkips(objection);
    case 'KICS':
      return kicsSkips(objection);
    case 'trivy':
      return trivySkips(objection);
  }
}

/** https://github.com/cdklabs/cdk-nag/blob/main/MIGRATION.md: since version 3 by the CDK itself, with the pack's name before the rule's. */
function nagSkips({ id, idInVersion2, reason }: Objection): readonly Skip[] {
  const pack = id.slice(0, id.lastIndexOf('-'));
  return [
    {
      where: 'cdk-nag 3',
      language: 'ts',
      text: `Validations.of(construct).acknowledge({\n  id: '${pack}::${id}',\n  reason: ${quoted(reason)},\n});`,
    },
    {
      where: 'cdk-nag 2',
      language: 'ts',
      text: `NagSuppressions.addResourceSuppressions(construct, [\n  {\n    id: '${idInVersion2 ?? id}',\n    reason: ${quoted(reason)},\n  },\n]);`,
    },
  ];
}

/** https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html */
function checkovSkips({ id, reason }: Objection): readonly Skip[] {
  return [
    { where: 'in the Terraform block', language: 'hcl', text: `# checkov:skip=${id}:${reason}` },
    {
      where: 'in the CloudFormation resource',
      language: 'yaml',
      text: `Metadata:\n  checkov:\n    skip:\n      - id: ${id}\n        comment: ${quoted(reason)}`,
    },
  ];
}

/** https://github.com/aws-cloudformation/aws-guard-rules-registry/issues/246 shows one. It has no place for a reason. */
function guardSkips({ id, reason }: Objection): readonly Skip[] {
  return [
    {
      where: 'in the CloudFormation resource',
      language: 'yaml',
      text: `Metadata:\n  guard:\n    # ${reason}\n    SuppressedRules:\n      - ${id}`,
    },
  ];
}

/** https://docs.kics.io/latest/running-kics/: the first line of the file, and for all of it. */
function kicsSkips({ id, reason }: Objection): readonly Skip[] {
  return [{ where: 'in the first line of the file', language: 'hcl', text: `# kics-scan disable=${id}\n# ${reason}` }];
}

/** https://trivy.dev/latest/docs/configuration/filtering/: on the line before the block. */
function trivySkips({ id, reason }: Objection): readonly Skip[] {
  return [{ where: 'before the Terraform block', language: 'hcl', text: `# ${reason}\n#trivy:ignore:${id}` }];
}

/** In single quotes where it holds none, as formatters write it; both TypeScript and YAML read either. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
