import type { ServiceName } from '../../graph/props/endpoints.ts';
import type { Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';

/** The services that an endpoint may be for, as people call them: `s3`, `the endpoint service vpce-svc-1`. */
export function serviceText(service: Value<ServiceName>): string {
  const texts = casesOf(service).flatMap(({ value }) => {
    if (value.sensitive) return ['(sensitive)'];
    return value.state === 'known' ? [nameOf(value.value)] : [];
  });
  return [...new Set(texts)].join(' or ') || 'its service';
}

function nameOf(service: ServiceName): string {
  switch (service.type) {
    case 'aws':
      return `\`${service.service}\``;
    case 'endpoint-service':
      return service.id.state === 'known' ? `\`${service.id.value}\`` : 'its endpoint service';
    case 'other':
      return `\`${service.name}\``;
  }
}
