import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile, Sources } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import type { Assembly } from './manifest.ts';
import { readAssembly } from './manifest.ts';
import { staleNotes } from './stale.ts';

/** An assembly with those of its stages. */
export interface AssemblyTree {
  readonly root: Assembly;
  readonly manifest: SourceFile;
  readonly all: readonly Assembly[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Stages nest in stages; a real app has a handful. */
const stageLimit = 1_000;

export function readAssemblyTree(manifest: SourceFile, sources: Sources): AssemblyTree | readonly Diagnostic[] {
  const { assembly: root, diagnostics: trouble } = readAssembly(manifest, sources);
  if (!root) return trouble;
  const diagnostics = [...trouble];
  const all: Assembly[] = [];
  const seen = new Set([root.folder]);
  const pending = [root];
  for (let next = pending.shift(); next && all.length < stageLimit; next = pending.shift()) {
    all.push(next);
    for (const folder of next.nested) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      const read = readStage(`${folder}/manifest.json`, sources, root.folder);
      diagnostics.push(...read.diagnostics.filter((each) => each.code !== 'assembly-version'));
      if (read.assembly) pending.push(read.assembly);
    }
  }
  return { root, manifest, all, diagnostics: [...diagnostics, ...staleNotes({ root, manifest }, sources)] };
}

function readStage(path: string, sources: Sources, outermost: string): ReturnType<typeof readAssembly> {
  const file = sources.read(path);
  if (!isText(file)) return { diagnostics: [unreadPart(path, file.detail)] };
  return readAssembly(file, sources, outermost);
}

export function unreadPart(path: string, detail: string): Diagnostic {
  const message = `A part of this CDK assembly cannot be read: ${detail} Run \`npx cdk synth\` again.`;
  return { code: 'unread-assembly', severity: 'error', message, path };
}
