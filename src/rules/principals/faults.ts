import type { Listed } from '../parts/principal-list.ts';
import type { Demand } from './demand.ts';
import type { Said } from './messages.ts';

/** Whether a principal is wrong by its form alone, whoever is to connect. */
export function isFault({ principal: { form } }: Listed, wildcard: Demand['wildcard']): boolean {
  if (form === 'everyone') return wildcard === 'deny';
  return form === 'wildcard' || form === 'session' || form === 'path' || form === 'malformed';
}

export function faultOf({ value, shown, principal }: Listed, { named }: Demand): Said {
  switch (principal.form) {
    case 'everyone':
      return { message: 'everyone', at: value, data: { named } };
    case 'wildcard':
      return { message: 'wildcard', at: value, data: { principal: shown, named } };
    case 'session':
    case 'path':
      return { message: principal.form, at: value, data: { principal: shown } };
    default:
      return { message: 'malformed', at: value, data: { principal: shown } };
  }
}
