import type { Data, Datum, List } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { holdsSecret } from '../evaluate/holds-secret.ts';
import { hidden } from '../evaluate/secret.ts';
import { instanceOf, isList, withEntries } from '../evaluate/symbolic.ts';
import type { Setting } from '../states/state-name.ts';
import { stateName } from '../states/state-name.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';
import { outputsRead } from './state-outputs.ts';

/**
 * The outputs of a workspace of HCP Terraform or Terraform Enterprise: all of them as secrets, and those that are none
 * once more. https://registry.terraform.io/providers/hashicorp/tfe/latest/docs/data-sources/outputs
 */
export const tfeOutputs: Attributes = {
  values: (reading) => {
    const values = outputsRead(reading, { state: stateRead(reading), attribute: 'values', as: fromJson });
    return values && hidden(values);
  },
  nonsensitive_values: (reading) =>
    outputsRead(reading, {
      state: stateRead(reading),
      attribute: 'nonsensitive_values',
      as: (value) => (holdsSecret(value) ? undefined : fromJson(value)),
    }),
};

/** Without an organization the provider has one, which is often told by the environment, as its host is. */
function stateRead(reading: Reading): string | undefined {
  const names = new Map([
    ['organization', 'organization'],
    ['workspaces.name', 'workspace'],
  ]);
  return stateName('tfe', reading.scope.folder, (name): Setting => {
    const value = argument(reading, names.get(name) ?? name);
    if (value.state === 'absent') return undefined;
    return value.state === 'known' && typeof value.value === 'string' ? { text: value.value } : 'open';
  });
}

const deepest = 12;

/**
 * The provider reads the outputs as JSON, which knows no sets: they come as tuples, in their order.
 * https://github.com/hashicorp/terraform-provider-tfe/blob/main/internal/provider/data_source_outputs.go
 */
function fromJson(value: Data, depth = 0): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || instanceOf(value) || depth > deepest) return value;
  return known<Datum>(isList(value.value) ? tupleOf(value.value, depth) : objectOf(value.value, depth), value);
}

function tupleOf({ items, rest, notes }: List, depth: number): Datum {
  const each = items.map((item) => ({ when: item.when, value: fromJson(item.value, depth + 1) }));
  return { type: 'list', items: each, rest, set: undefined, notes };
}

function objectOf(datum: Exclude<Datum, List | string | number | boolean>, depth: number): Datum {
  return withEntries(datum, new Map(Array.from(datum.entries, ([name, entry]) => [name, fromJson(entry, depth + 1)])));
}
