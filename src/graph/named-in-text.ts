import type { Known, Origin, Unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import type { Arn } from './arn.ts';
import { comparePlace, readArn } from './arn.ts';
import { arnShapeOf } from './arn-shapes.ts';
import { behind, openIn } from './composed-text.ts';
import { endpointServiceIn } from './service-name.ts';

/** The attribute by which a text names resources, and those that it may be of. */
export interface Naming {
  readonly origin: Origin | undefined;
  readonly entries: readonly Entry[];
}

/**
 * What a text names that is put together with attributes of resources: the name of an endpoint service with its ID in
 * it, or an ARN with what names the resource behind the type that the ARNs of its kind have.
 */
export function namedInText(text: Unknown, book: AddressBook): Naming {
  if (!text.parts || text.parts.length < 2) return { origin: undefined, entries: [] };
  const arn = readArn(text);
  // What names it is the last piece of an ARN.
  const origin = arn ? openIn(arn.resource.slice(-1))?.origin : endpointServiceIn(text)?.origin;
  const entries = origin
    ? book.find(origin).filter((entry) => (arn ? isNamedBy(arn, origin, entry) : isService(origin, entry)))
    : [];
  return { origin, entries };
}

/** What a literal names by an ID or ARN that a plan tells; the name of an endpoint service has its ID in it. */
export function namedById(text: Known<string>, book: AddressBook): Naming {
  const id = text.value.includes('.vpce.') ? endpointServiceIn(text) : undefined;
  const entry = book.withId(id?.state === 'known' ? id.value : text.value);
  return { origin: undefined, entries: entry ? [entry] : [] };
}

function isService({ attribute }: Origin, { kind, identity }: Entry): boolean {
  return kind?.kind === 'EndpointService' && identity(attribute);
}

function isNamedBy(arn: Arn, { attribute }: Origin, { raw, kind }: Entry): boolean {
  const shape = kind && arnShapeOf(kind.kind, raw.type);
  if (shape?.service !== arn.service || !shape.attributes.includes(attribute)) return false;
  return behind(arn.resource, shape.type)?.length === 1 && (!shape.isName || comparePlace(arn, raw) !== 'other');
}
