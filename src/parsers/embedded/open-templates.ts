import * as yaml from 'yaml';
import type { ParseOptions } from '../../model/resource.ts';
import type { Sources } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { always } from '../../model/guard.ts';
import { plainDialect } from '../cloudformation/dialect.ts';
import type { Exports } from '../cloudformation/exports.ts';
import { createExports, withNested } from '../cloudformation/exports.ts';
import { handedOut } from '../cloudformation/handed-out.ts';
import { instantiate } from '../cloudformation/instantiate.ts';
import { givenBy } from '../cloudformation/nested/arguments.ts';
import { argumentFaults } from '../cloudformation/nested/check-arguments.ts';
import { runOf, stateOf } from '../cloudformation/parse-cloudformation.ts';
import type { Scope, UnitState } from '../cloudformation/scope.ts';
import { suppressionsOf } from '../cloudformation/suppressions.ts';
import { child, textAt } from '../cloudformation/tree.ts';
import { templateReader } from '../template-reader.ts';
import type { CarriedOutput, CarriedStack, CarriedTemplates, Carrier } from './carried.ts';

export interface Surroundings {
  readonly sources: Sources;
  readonly options: ParseOptions;
  /** What the templates of the run export. */
  readonly exports?: Exports | undefined;
}

/** Reads the templates that resources of other formats carry, as parts of the units of those. */
export function carriedTemplates({ sources, options, exports = createExports() }: Surroundings): CarriedTemplates {
  const reader = templateReader(sources, yaml);
  const run = runOf({ sources, options, exports, ...reader });
  const states = new Map<Carrier['diagnostics'], UnitState>();
  const paths = new Set<string>();
  return {
    paths,
    open(carrier) {
      const { diagnostics, unit } = carrier;
      const state = states.get(diagnostics) ?? { ...stateOf({ unit, dialect: plainDialect }, run, diagnostics), paths };
      states.set(diagnostics, state);
      const scope = opened(carrier, state);
      if (!scope) return undefined;
      exports.add([scope]);
      return stackOf(scope);
    },
  };
}

function opened(
  { address, at, when, setting, body, source, parameters }: Carrier,
  state: UnitState,
): Scope | undefined {
  const { template, problem = '', diagnostics = [] } = body ? state.run.readBody(body) : { problem: elsewhere(source) };
  if (!template) {
    const message = `The template of \`${address}\` is not linted. ${problem}`;
    state.diagnostics.push(...diagnostics, { code: 'unread-template', severity: 'note', message, at });
    return undefined;
  }
  state.diagnostics.push(...argumentFaults(parameters, template, { name: address, at }));
  return instantiate(template, { state, setting, when, prefix: `${address}/`, given: givenBy(parameters, template) });
}

function elsewhere(source: Data): string {
  if (source.state === 'absent') return 'The resource has neither `template_body` nor `template_url`.';
  const url =
    source.state === 'known' && typeof source.value === 'string' && !source.sensitive ? ` (${source.value})` : '';
  return `It is at a URL${url} and not on disk. With \`template_body = file("…")\`, or as an \`aws_s3_object\` of this configuration that the URL refers to, it would be.`;
}

/** Nothing is evaluated before it is asked for: stacks may need each other. */
function stackOf(scope: Scope): CarriedStack {
  const { outputs } = scope.template;
  const { suppressions, diagnostics } = suppressionsOf([scope]);
  scope.state.diagnostics.push(...diagnostics);
  return {
    suppressions,
    open: () => ({ choices: scope.state.compared, world: scope.world() }),
    resources: [...withNested([scope])].flatMap(({ resources }) => resources),
    handedOut: () => handedOut(scope, (output) => child(outputs.get(output)?.value, 'Export') !== undefined),
    outputs: () => new Map([...outputs.keys()].flatMap((name) => outputNamed(name, scope))),
  };
}

function outputNamed(name: string, scope: Scope): readonly (readonly [string, CarriedOutput])[] {
  const written = scope.template.outputs.get(name);
  const value = scope.output(name);
  if (!written || !value) return [];
  const condition = textAt(written.value, 'Condition');
  return [[name, { when: condition === undefined ? always : scope.condition(condition, written.key), value }]];
}
