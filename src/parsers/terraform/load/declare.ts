import type { TextRange } from '../../../model/source.ts';
import type { Block, Body } from '../hcl/syntax.ts';
import { nameRange } from '../hcl/syntax.ts';
import type { Module, NamedBlock, ResourceBlock } from './declarations.ts';
import { attributeNamed, blocksNamed, literalText } from './declarations.ts';
import { overriddenBody } from './overrides.ts';

type TableName = Exclude<keyof Module, 'folder' | 'files' | 'incomplete' | 'suppressions'>;

/** What a module declares, while its files are gone through. */
export type Tables = {
  readonly [Name in TableName]: Module[Name] extends ReadonlyMap<string, infer T> ? Map<string, T> : never;
};

export function emptyTables(): Tables {
  return {
    variables: new Map(),
    locals: new Map(),
    resources: new Map(),
    dataSources: new Map(),
    ephemerals: new Map(),
    calls: new Map(),
    outputs: new Map(),
    providers: new Map(),
    requiredProviders: new Map(),
    backends: new Map(),
  };
}

/** One name that a block declares. */
export interface Declaration {
  /** As one refers to it: `var.port`, `data.aws_vpc.main`. */
  readonly name: string;
  readonly at: TextRange;
  /** An override file may write it although nothing declares it. */
  readonly mayStandAlone?: true;
  readonly exists: () => boolean;
  readonly enter: () => void;
  /** Merges it into what is declared. */
  readonly override: () => void;
}

/** What a block at the top level declares. */
export function declarationsOf(block: Block, tables: Tables): readonly Declaration[] {
  const [first, second] = block.labels.map((label) => label.text);
  const { type, header, body } = block;
  if (type === 'locals') {
    return body.attributes.map((attribute) =>
      replacing(tables.locals, attribute.name, attribute.value, {
        name: `local.${attribute.name}`,
        at: nameRange(attribute),
      }),
    );
  }
  if (type === 'terraform') return [...requirementsOf(body, tables), ...backendsOf(body, tables)];
  if (first === undefined) return [];
  const named: NamedBlock = { name: first, header, body };
  switch (type) {
    case 'variable':
      return [merging(tables.variables, first, named, `var.${first}`)];
    case 'module':
      return [merging(tables.calls, first, named, `module.${first}`)];
    case 'output':
      return [merging(tables.outputs, first, named, `output.${first}`)];
    case 'provider':
      return [providerOf(named, tables)];
  }
  if (second === undefined) return [];
  const resource: ResourceBlock = { type: first, name: second, header, body };
  const key = `${first}.${second}`;
  switch (type) {
    case 'resource':
      return [merging(tables.resources, key, resource, key)];
    case 'data':
      return [merging(tables.dataSources, key, resource, `data.${key}`)];
    case 'ephemeral':
      return [merging(tables.ephemerals, key, resource, `ephemeral.${key}`)];
    default:
      return [];
  }
}

/** The default configuration of a provider need not be written before it is overridden. */
function providerOf(block: NamedBlock, tables: Tables): Declaration {
  const alias = literalText(attributeNamed(block.body, 'alias'));
  const name = alias === undefined ? block.name : `${block.name}.${alias}`;
  const declaration = merging(tables.providers, name, block, `provider.${name}`);
  return alias === undefined ? { ...declaration, mayStandAlone: true } : declaration;
}

/** Of each provider there is one requirement, and an override file replaces the whole of it. */
function requirementsOf(settings: Body, tables: Tables): readonly Declaration[] {
  return blocksNamed(settings, 'required_providers')
    .flatMap((block) => block.body.attributes)
    .map((attribute) => ({
      ...replacing(tables.requiredProviders, attribute.name, attribute.value, {
        name: `required_providers.${attribute.name}`,
        at: nameRange(attribute),
      }),
      mayStandAlone: true,
    }));
}

/**
 * A configuration has one backend, or a `cloud` block in place of one, and an override file replaces it. Folders with one
 * for each environment to choose from are no configuration, and several of them no fault: each has a name of its own.
 */
function backendsOf(settings: Body, { backends }: Tables): readonly Declaration[] {
  const blocks = [...blocksNamed(settings, 'backend'), ...blocksNamed(settings, 'cloud')];
  return blocks.map(({ type: keyword, labels, header, body }): Declaration => {
    const type = keyword === 'cloud' ? keyword : (labels[0]?.text ?? '');
    const name = `backend.${type} ${header.file.path}:${header.start}`;
    const enter = (): void => void backends.set(name, { name: type, header, body });
    const override = (): void => {
      backends.clear();
      enter();
    };
    return { name, at: header, mayStandAlone: true, exists: () => false, enter, override };
  });
}

function replacing<T>(
  table: Map<string, T>,
  key: string,
  value: T,
  { name, at }: { readonly name: string; readonly at: TextRange },
): Declaration {
  const enter = (): void => void table.set(key, value);
  return { name, at, exists: () => table.has(key), enter, override: enter };
}

function merging<T extends NamedBlock | ResourceBlock>(
  table: Map<string, T>,
  key: string,
  block: T,
  name: string,
): Declaration {
  const override = (): void => {
    const original = table.get(key);
    table.set(key, original ? { ...original, body: overriddenBody(original.body, block.body) } : block);
  };
  return { ...replacing(table, key, block, { name, at: block.header }), override };
}
