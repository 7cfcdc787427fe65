import type { Diagnostic } from '../../../model/report.ts';
import type { Block, Body } from '../hcl/syntax.ts';
import { nameRange } from '../hcl/syntax.ts';

/**
 * The blocks that a configuration may hold, and what their labels say
 * (https://developer.hashicorp.com/terraform/language). All but the first group describe changes, checks or runs, which
 * no value depends on.
 */
const labelsByType: Readonly<Record<string, readonly string[]>> = {
  terraform: [],
  locals: [],
  variable: ['name'],
  output: ['name'],
  module: ['name'],
  provider: ['name'],
  resource: ['type', 'name'],
  data: ['type', 'name'],
  ephemeral: ['type', 'name'],

  moved: [],
  removed: [],
  import: [],
  check: ['name'],
  action: ['type', 'name'],
};

/** How many labels a block has; undefined when there is no such block. */
export function labelsOf(type: string): readonly string[] | undefined {
  return Object.hasOwn(labelsByType, type) ? labelsByType[type] : undefined;
}

/** Reports what Terraform would refuse at the top level, as it is passed over here. */
export function checkTopLevel(body: Body, report: (diagnostic: Diagnostic) => void): void {
  for (const attribute of body.attributes) {
    const { name } = attribute;
    const message = `${name} stands outside of any block and is passed over. To give a value a name, write it in a locals block.`;
    report({ code: 'unknown-block', severity: 'warning', message, at: nameRange(attribute) });
  }
  for (const block of body.blocks) checkBlock(block, report);
}

function checkBlock({ type, labels, header }: Block, report: (diagnostic: Diagnostic) => void): void {
  const wanted = labelsOf(type);
  if (!wanted) {
    const message = `Terraform has no block of type ${type}; it is passed over.`;
    report({ code: 'unknown-block', severity: 'warning', message, at: header });
  } else if (labels.length !== wanted.length) {
    const form = [type, ...wanted.map((label) => `"<${label}>"`)].join(' ');
    const message = `A ${type} block has ${countOf(wanted.length)}, not ${labels.length}. Write it as ${form} { … }.`;
    report({ code: 'block-labels', severity: 'error', message, at: header });
  }
}

function countOf(labels: number): string {
  if (labels === 0) return 'no label';
  return labels === 1 ? '1 label' : `${labels} labels`;
}
