/** What a release is made from. */
export interface Release {
  /** Of the commit, such as `v1.2.3`. */
  readonly tag: string;
  readonly manifest: { readonly version: string; readonly repository?: unknown };
  readonly changelog: string;
  /** What `git status --porcelain` prints. */
  readonly changes: string;
}

/** Why it must not be published. */
export function releaseFaults({ tag, manifest, changelog, changes }: Release): readonly string[] {
  const { version, repository } = manifest;
  const headings = Array.from(changelog.matchAll(/^## (.+)$/gm), ([, heading = '']) => heading);
  return [
    ...(tag === `v${version}`
      ? []
      : [`The tag is ${tag || 'missing'}, and package.json says ${version}: tag v${version}.`]),
    ...(headings[0]?.split(' ')[0] === version
      ? []
      : [`CHANGELOG.md begins with "${headings[0] ?? ''}": give what is in ${version} the heading "## ${version}".`]),
    ...(changes === '' ? [] : [`The tree is not as it was committed:\n${changes}`]),
    ...(repository === undefined
      ? ['package.json names no `repository`, and npm states the provenance only of packages that name theirs.']
      : []),
  ];
}
