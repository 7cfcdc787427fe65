import { always } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import type { Elements } from '../evaluate/collections.ts';
import { elementsOf } from '../evaluate/collections.ts';
import type { CallSite } from './function-types.ts';

export function needsList(call: CallSite): Data {
  return call.run.fault(call.at, `${call.name} takes a list.`);
}

/** The elements of an argument; a list under any condition counts, and null has none. */
export function listElements(value: Data | undefined): Elements | undefined {
  if (!value) return undefined;
  const elements = elementsOf(value);
  return elements.wrong === always || elements.absent === always ? undefined : elements;
}
