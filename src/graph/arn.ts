import type { RawResource, Unit } from '../model/resource.ts';
import type { Known, Unknown, Value } from '../model/value.ts';
import type { Field } from './composed-text.ts';
import { fieldsOf, openIn, piecesOf, textIn } from './composed-text.ts';
import { referenceKey } from './reference-key.ts';

/** The fields of an ARN, each known or not. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly partition: Field;
  readonly service: string;
  readonly region: Field;
  readonly account: Field;
  /** What stands behind the account, with its type: `vpc-endpoint-service/vpce-svc-1`, `db:orders`. */
  readonly resource: Field;
}

/** Takes a text apart that is an ARN as far as it is known; one of an unknown service says nothing. */
export function readArn(text: Known<string> | Unknown): Arn | undefined {
  const [start] = text.state === 'known' ? [text.value] : (text.parts ?? []);
  if (typeof start !== 'string' || !start.startsWith('arn:')) return undefined;
  const pieces = piecesOf(text);
  const [, partition, product, region, account, resource] = fieldsOf(pieces, ':', 6);
  const service = product && textIn(product);
  if (!partition || service === undefined || !region || !account || !resource) return undefined;
  return { partition, service, region, account, resource };
}

/** Where an ARN says that its resource is, compared with where a resource is. */
export type Place = 'same' | 'possible' | 'other';

export function comparePlace(arn: Arn, { setting, unit }: Pick<RawResource, 'setting' | 'unit'>): Place {
  const places = [compare(arn.region, setting.region, unit), compare(arn.account, setting.account, unit)];
  if (places.includes('other')) return 'other';
  return places.includes('possible') ? 'possible' : 'same';
}

function compare(field: Field, setting: Value<string>, unit: Unit): Place {
  const text = textIn(field);
  if (text !== undefined) {
    if (setting.state !== 'known') return 'possible';
    return setting.value === text ? 'same' : 'other';
  }
  const open = openIn(field);
  if (open?.state !== 'unknown') return 'other';
  if (isOwnPlace(open)) return 'possible';
  const key = setting.state === 'unknown' ? referenceKey(setting, unit) : undefined;
  return key !== undefined && key === referenceKey(open, unit) ? 'same' : 'other';
}

/** `AWS::Region`, `data.aws_caller_identity.me.account_id`: wherever the sources are deployed. */
function isOwnPlace({ reason }: Unknown): boolean {
  if (reason.kind === 'data-source') return /(^|\.)data\.aws_(region|caller_identity)\./.test(reason.address);
  return reason.kind === 'deployment';
}
