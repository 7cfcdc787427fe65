import type { Resource, RuleContext } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import { known, writtenOf } from '../../model/value.ts';
import { hole } from '../parts/partial-text.ts';
import type { Scoped } from '../parts/principal.ts';
import { readRequired } from '../parts/principal.ts';

type Service = Resource<'EndpointService'>;

/** One way to name the vendor in the list, and when it is one for the service. Its name holds holes for what is open. */
export interface Accepted {
  readonly when: Guard;
  readonly scoped: Scoped;
}

/** What of a list of principals must be there: one of those that are accepted. */
export interface Required {
  readonly accepted: readonly Accepted[];
  /** For messages. */
  readonly shown: string;
  /** An input that holds one more and that the user did not pass. */
  readonly missing?: Value<string>;
}

/** Stands in a principal of which a vendor has another one in each Region. */
const regionMark = '{region}';

/** An ARN or account ID stands for itself, anything else names an input. */
export function readWanted(
  principals: readonly string[],
  input: RuleContext<Record<string, string>, object>['input'],
): readonly Value<string>[] {
  return principals.map((principal) =>
    readRequired(principal) ? known(principal, writtenOf(input(principal))) : input(principal),
  );
}

/** Whose the principals are: accounts, or services of AWS by name; undefined when one is an input that was not given. */
export function ownersOf(
  principals: readonly string[],
  input: RuleContext<Record<string, string>, object>['input'],
): readonly string[] | undefined {
  const owners = readWanted(principals, input).map((value) => {
    const scoped = value.state === 'known' ? readRequired(value.value) : undefined;
    return scoped && (scoped.account === '' ? scoped.name : scoped.account);
  });
  return owners.length === 0 || owners.includes(undefined) ? undefined : owners.filter((owner) => owner !== undefined);
}

/** What the options ask of this very service, with its Regions and partition; undefined when they ask for nobody. */
export function requiredFor(service: Service, wanted: readonly Value<string>[]): Required | undefined {
  if (wanted.length === 0) return undefined;
  const told = wanted.flatMap((value) => (value.state === 'known' ? [value.value] : []));
  const missing = wanted.find((value) => value.state !== 'known');
  const inPartition = told.filter((text) => whenOfPartition(service, text) !== never);
  const fitting = inPartition.length > 0 ? inPartition : told;
  const accepted = fitting.flatMap((text) =>
    inRegions(service, text).flatMap(({ when: here, text: named }) => {
      const scoped = readRequired(named);
      return scoped
        ? [{ when: and(here, inPartition.length > 0 ? whenOfPartition(service, text) : always), scoped }]
        : [];
    }),
  );
  const shown = fitting.map((text) => spelled(text.replaceAll(regionMark, regionOf(service))));
  return { accepted, shown: alternativesText(shown), ...(missing && { missing }) };
}

/** As much as a message has room for; what is cut off in the middle of a name helps nobody. */
const mostShown = 150;

function alternativesText(names: readonly string[]): string {
  const all = names.join(' or ');
  const [first] = names;
  if (all.length <= mostShown || first === undefined) return all;
  const others = names.length - 1;
  return `${first} or ${others === 1 ? 'one other' : `one of ${others} others`}`;
}

/** A principal as one writes it: twelve digits as the ARN of the account. */
function spelled(principal: string): string {
  return `\`${/^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal}\``;
}

function regionOf({ setting: { region } }: Service): string {
  return region.state === 'known' ? region.value : '<region>';
}

/** When the service is in the partition that the principal names. */
function whenOfPartition({ setting: { partition } }: Service, principal: string): Guard {
  const named = readRequired(principal)?.partition;
  if (named === undefined) return always;
  return or(
    when(partition, (one) => one === named),
    whenState(partition, 'unknown'),
  );
}

/** The principal for each Region from which the vendor can come: that of the service, and those it is offered to. */
function inRegions(service: Service, principal: string): readonly { readonly when: Guard; readonly text: string }[] {
  if (!principal.includes(regionMark)) return [{ when: always, text: principal }];
  const { supportedRegions } = service.props;
  const regions = [
    ...casesOf(service.setting.region),
    ...supportedRegions.items.flatMap((item) =>
      casesOf(item.value).map((each) => ({ when: and(item.when, each.when), value: each.value })),
    ),
    ...supportedRegions.rest,
  ];
  return regions.map(({ when: there, value }) => ({
    when: there,
    text: principal.replaceAll(regionMark, value.state === 'known' ? value.value : hole),
  }));
}
