import { outputsOf } from '../carried-stack.ts';
import type { Attributes } from './reading.ts';

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack#attribute-reference */
export const stackOutputs: Attributes = {
  outputs: ({ carried, at }) => {
    const stack = carried?.();
    return stack && outputsOf(stack, { at });
  },
};
