import { rewrite } from '../../tests/properties/system/parts.ts';
import type { List, System } from '../../tests/properties/system/system.ts';
import { absent, literal } from '../../tests/properties/system/system.ts';

/** What the provider's checks of arguments do not let pass, replaced by what they do. */
const refused: Readonly<Record<string, string>> = {
  '10.0.0.0/33': '10.0.0.0/12',
  '8.0.0.0/7': '8.0.0.0/7',
  QUIC: 'TLS',
  TCP_QUIC: 'TCP_UDP',
};

/** The system as the provider takes it. */
export function planable(system: System): System {
  const spelled = rewrite(system, ({ is, value }) => {
    const replacement = is === 'literal' && typeof value === 'string' ? refused[value] : undefined;
    return replacement === undefined ? undefined : { is, value: replacement };
  });
  // Terraform asks for both ports of a block, and refuses relocation beside several zones.
  const rules = spelled.rules.map((rule) => ({
    ...rule,
    from: rule.from.is === 'absent' ? literal(5432) : rule.from,
    to: rule.to.is === 'absent' ? literal(5432) : rule.to,
  }));
  const clusters = spelled.clusters.map((one) => (one.relocation.is === 'absent' ? one : { ...one, multiAz: absent }));
  const services = spelled.services.map((one) => ({
    ...one,
    balancers: filled(one.balancers),
    gateways: filled(one.gateways),
  }));
  const subnetGroups = spelled.subnetGroups.map((one) => ({ ...one, subnets: filled(one.subnets) }));
  return { ...spelled, rules, clusters, services, subnetGroups };
}

/** The provider refuses lists of these that turn out empty. */
function filled(list: List): List {
  if (list.is === 'list-choice') return { ...list, yes: filled(list.yes), no: filled(list.no) };
  if (list.is !== 'items') return list;
  const [first, ...others] = list.items;
  return first ? { is: 'items', items: [{ value: first.value }, ...others] } : absent;
}
