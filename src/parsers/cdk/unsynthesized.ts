import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile, Sources } from '../../model/source.ts';
import { folderOf, isWithin, resolvePath } from '../cloudformation/paths.ts';
import { parseJson, text } from './json.ts';

/**
 * Notes on apps whose assembly is not linted, each by its `cdk.json`. What pl-lint reads of an app is the assembly, so
 * without one nothing of it was looked at.
 */
export function unsynthesizedNotes(
  apps: readonly SourceFile[],
  manifests: readonly SourceFile[],
  sources: Sources,
): readonly Diagnostic[] {
  return apps.flatMap((file): readonly Diagnostic[] => {
    const settings = parseJson(file.text);
    const command = text(settings, 'app');
    // A `cdk.json` of a user's home or of a library holds no app.
    if (command === undefined) return [];
    const folder = folderOf(file.path);
    const output = text(settings, 'output') ?? 'cdk.out';
    const assembly = resolvePath(folder, output);
    const isLinted = manifests.some(({ path }) => isWithin(path, assembly) || isOf(folder, path, apps));
    if (isLinted) return [];
    const message =
      sources.exists(`${assembly}/manifest.json`) === 'file'
        ? `The assembly of this CDK app lies in \`${output}\`, outside of what is linted. Name that folder too.`
        : `This CDK app has not been synthesized, so nothing of it is linted. Run \`npx cdk synth\`, which writes \`${output}\`, and lint again.`;
    return [{ code: 'unsynthesized-app', severity: 'note', message, at: { file, start: 0, end: 0 } }];
  });
}

/** An assembly may be written anywhere in its app (`cdk synth --output`), but not in another app inside. */
function isOf(folder: string, path: string, apps: readonly SourceFile[]): boolean {
  const inside = apps.map((app) => folderOf(app.path)).filter((other) => other.length > folder.length);
  return isWithin(path, folder) && !inside.some((other) => isWithin(path, other) && isWithin(other, folder));
}
