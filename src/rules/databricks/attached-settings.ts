import type { Lead, Resource, RuleContext } from '../../engine/rule.ts';
import { verdict } from '../../model/verdict.ts';
import type { Outcome } from '../parts/outcomes.ts';
import { failsWhen, judgeEach } from '../parts/outcomes.ts';
import type { messages, Said } from './access-messages.ts';
import { whenDiffering } from './differing.ts';
import { whenOnAws } from './on-aws.ts';

type Workspace = Resource<'DatabricksWorkspace'>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

/** Whether a workspace has private access settings, of its own Region. */
export function checkAttached(workspace: Workspace, { check, graph }: Context): void {
  const { privateAccessSettings: settings } = workspace.props;
  const leads = graph.follow(settings, 'DatabricksPrivateAccessSettings');
  const outcomes = leads.map((lead) => ({ when: lead.when, ...attachedAs(lead.target, workspace) }));
  const { verdict: judged, report } = judgeEach(workspace.when, outcomes);
  check(judged, { on: workspace, when: whenOnAws(workspace), ...report });
}

function attachedAs(
  target: Lead<'DatabricksPrivateAccessSettings'>['target'],
  workspace: Workspace,
): Omit<Outcome<typeof messages>, 'when'> {
  const { privateAccessSettings: settings, region: own } = workspace.props;
  switch (target.leads) {
    case 'nowhere':
      return { verdict: verdict('fail'), fail: { message: 'notAttached', at: settings, data: { settings } } };
    case 'elsewhere': {
      const fail: Said = { message: 'otherThing', at: settings, data: { other: target.address } };
      return { verdict: verdict('fail'), fail };
    }
    case 'outside': {
      const unknown: Said = { message: 'otherSettings', at: settings, data: { settings: target.shown } };
      return { verdict: verdict('unknown', [settings]), unknown };
    }
    case 'unknown': {
      const unknown: Said = { message: 'unknownSettings', at: settings, data: { settings } };
      return { verdict: verdict('unknown', [settings]), unknown };
    }
    case 'here': {
      const { region } = target.resource.props;
      const fail: Said = { message: 'otherRegion', at: region, data: { settings: target.resource, region, own } };
      // Of a Region that is not known nothing is said: most often one variable stands for both.
      return { verdict: failsWhen(whenDiffering(own, region), own, region), fail };
    }
  }
}
