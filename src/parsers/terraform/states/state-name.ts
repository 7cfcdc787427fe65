import { resolvePath } from '../load/paths.ts';

/** An argument of a backend; undefined where it is not written, and `open` where it is not known. */
export type Setting = { readonly text: string } | 'open' | undefined;

/**
 * What names the place of a state, by the type of its backend. Whatever else is written says how one gets there.
 * https://developer.hashicorp.com/terraform/language/backend/s3
 * https://developer.hashicorp.com/terraform/language/backend/gcs
 * https://developer.hashicorp.com/terraform/language/backend/azurerm
 * https://developer.hashicorp.com/terraform/language/backend/remote
 *
 * Behind `tfe` are the states of `remote` as the provider of that name means them, which has its host from elsewhere:
 * where two hosts have the same organization and workspace, the name is nobody's.
 */
const places: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3', ['bucket', 'key']],
  ['gcs', ['bucket', 'prefix']],
  ['azurerm', ['storage_account_name', 'container_name', 'key']],
  ['remote', ['hostname', 'organization', 'workspaces.name']],
  ['tfe', ['organization', 'workspaces.name']],
]);

const presets: ReadonlyMap<string, string> = new Map([['hostname', 'app.terraform.io']]);

/**
 * Equal for those who surely mean one state: the configuration that writes it, and all that read it. `setting` is asked
 * for an argument, or for one in a block: `workspaces.name`.
 */
export function stateName(type: string, folder: string, setting: (name: string) => Setting): string | undefined {
  if (type === 'local') {
    // https://developer.hashicorp.com/terraform/language/backend/local
    const path = setting('path') ?? { text: 'terraform.tfstate' };
    return path === 'open' ? undefined : JSON.stringify([type, resolvePath(folder, path.text)]);
  }
  const texts = places.get(type)?.map((name) => {
    const found = setting(name);
    return found === undefined ? presets.get(name) : found === 'open' ? undefined : found.text;
  });
  return !texts || texts.includes(undefined) ? undefined : JSON.stringify([type, ...texts]);
}

/**
 * The settings of the backend `remote`, of which the prefix of several workspaces and the name of one of them make the
 * name in HCP Terraform. They have no default workspace.
 * https://developer.hashicorp.com/terraform/language/backend/remote
 */
export function withPrefixed(setting: (name: string) => Setting, workspace: string | undefined): typeof setting {
  return (name) => {
    const found = setting(name);
    if (name !== 'workspaces.name' || found !== undefined) return found;
    const prefix = setting('workspaces.prefix');
    if (prefix === undefined || prefix === 'open') return prefix;
    return workspace === undefined || workspace === 'default' ? 'open' : { text: prefix.text + workspace };
  };
}
