import type { Value } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/value.ts';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html */
const serviceName = /^(cn\.)?com\.amazonaws\.vpce\./;

/**
 * A template has no attribute with the name of an endpoint service; it is put together from the region and the ID that
 * AWS gives the service, which leads to it.
 */
export function withService(name: Value<string>): Value<string> {
  if (name.state === 'known' || name.state === 'absent') return name;
  const cases = casesOf(name).map(({ when, value }) => {
    if (value.state !== 'unknown' || value.origin) return { when, value };
    const { parts = [] } = value;
    const [first, last] = [parts[0], parts.at(-1)];
    const origin = typeof last === 'object' ? last.origin : undefined;
    if (typeof first !== 'string' || !serviceName.test(first) || !origin) return { when, value };
    return { when, value: { ...value, origin } };
  });
  return oneOf(cases, name);
}
