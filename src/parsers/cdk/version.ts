import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile } from '../../model/source.ts';

/**
 * The versions of the cloud assembly's schema that pl-lint was made for, both included. Each release of the CDK that adds
 * something raises it, so a higher one is as a rule read all the same.
 * https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
const known = { from: 36, to: 55 };

/** What to know of an assembly that is older or newer; it is read as far as it can be. */
export function versionNotes(version: string | undefined, file: SourceFile): readonly Diagnostic[] {
  // Before version 1 of the CDK it was `cdk-0.36.0`.
  const major = Number(/^(?:cdk-)?(\d+)\./.exec(version ?? '')?.[1]);
  if (major >= known.from && major <= known.to) return [];
  const which = version === undefined ? 'does not say its version' : `is of version ${version}`;
  const advice =
    major > known.to
      ? 'Update pl-lint if its findings do not fit.'
      : 'Run `npx cdk synth` with a current aws-cdk-lib if its findings do not fit.';
  const message = `This CDK assembly ${which}, and pl-lint knows ${known.from} to ${known.to}. What could be read of it is linted. ${advice}`;
  return [
    {
      code: 'assembly-version',
      severity: 'note',
      message,
      at: { file, path: version === undefined ? [] : ['version'] },
    },
  ];
}
