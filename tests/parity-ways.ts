import type { Difference, Unsaid } from './parity-differences.ts';

const lookups =
  "a plan does not record which parameter of a stack gets the name of a database, so that the address which the stack looks up is nobody's";

/** What the forms of the ways from services to databases say otherwise. */
export const waysSaid: readonly Difference[] = [
  {
    because: 'what nobody knows comes from a stack whose template is not on disk, where a template has parameters',
    forms: ['terraform', 'plan'],
    says: ['note unread-template'],
    instead: [],
  },
  {
    because: 'no type of CloudFormation makes an endpoint for any members of a cluster',
    forms: ['terraform'],
    says: ['fail error target-writer-endpoint someMember severaltargets'],
    instead: ['fail error target-writer-endpoint reader severaltargets'],
  },
  {
    because: lookups,
    forms: ['plan'],
    says: [
      'unknown error endpoint-service-reachable unseen checkedservice',
      'unknown error endpoint-service-reachable unseen crowdedservice',
      'unknown error endpoint-service-reachable unseen deafservice',
      'unknown error endpoint-service-reachable unseen headedservice',
      'unknown error endpoint-service-reachable unseen openingservice',
      'unknown error endpoint-service-reachable unseen openservice',
      'unknown error endpoint-service-reachable unseen proxiedservice',
      'unknown error endpoint-service-reachable unseen readingservice',
      'unknown error endpoint-service-reachable unseen severalservice',
      'unknown error endpoint-service-reachable unseen singleservice',
      'unknown error endpoint-service-reachable unseen webservice',
      'unknown error health-check unknownReader headedtargets',
      'unknown error target-ip-drift unseen checkedtargets',
      'unknown error target-ip-drift unseen crowdedtargets',
      'unknown error target-ip-drift unseen deaftargets',
      'unknown error target-ip-drift unseen headedtargets',
      'unknown error target-ip-drift unseen openingtargets',
      'unknown error target-ip-drift unseen opentargets',
      'unknown error target-ip-drift unseen proxiedtargets',
      'unknown error target-ip-drift unseen readingtargets',
      'unknown error target-ip-drift unseen severaltargets',
      'unknown error target-ip-drift unseen singletargets',
      'unknown error target-writer-endpoint undecided checkedtargets',
      'unknown error target-writer-endpoint undecided crowdedtargets',
      'unknown error target-writer-endpoint undecided deaftargets',
      'unknown error target-writer-endpoint undecided headedtargets',
      'unknown error target-writer-endpoint undecided openingtargets',
      'unknown error target-writer-endpoint undecided opentargets',
      'unknown error target-writer-endpoint undecided proxiedtargets',
      'unknown error target-writer-endpoint undecided readingtargets',
      'unknown error target-writer-endpoint undecided severaltargets',
      'unknown error target-writer-endpoint undecided singletargets',
    ],
    instead: [
      'fail error endpoint-service-reachable application webservice',
      'fail error endpoint-service-reachable port deafservice',
      'fail error health-check otherPort checkedtargets',
      'fail error health-check proxyProtocol headedtargets',
      'fail error target-ip-drift drifts checkedtargets',
      'fail error target-ip-drift drifts deaftargets',
      'fail error target-ip-drift drifts headedtargets',
      'fail error target-ip-drift drifts openingtargets',
      'fail error target-ip-drift drifts opentargets',
      'fail error target-ip-drift drifts readingtargets',
      'fail error target-ip-drift drifts severaltargets',
      'fail error target-ip-drift drifts singletargets',
      'fail error target-not-public public publicdatabase',
      'fail error target-writer-endpoint reader readingtargets',
      'fail error target-writer-endpoint reader severaltargets',
      'unknown error target-ip-drift perhapsFollowed crowdedtargets',
      'unknown error target-ip-drift proxy proxiedtargets',
      'unknown error target-not-public unknown openingdatabase',
      'unknown error target-writer-endpoint member singletargets',
    ],
  },
];

export const waysUnsaidInTemplates: readonly Unsaid[] = [
  {
    rule: 'target-writer-endpoint',
    message: 'someMember',
    because: 'no type of CloudFormation makes an endpoint for any members of a cluster',
  },
];

export const waysUnsaidInPlans: readonly Unsaid[] = [
  { rule: 'endpoint-service-reachable', message: 'port', because: lookups },
  { rule: 'endpoint-service-reachable', message: 'application', because: lookups },
  { rule: 'health-check', message: 'otherPort', because: lookups },
  { rule: 'health-check', message: 'proxyProtocol', because: lookups },
  { rule: 'target-ip-drift', message: 'drifts', because: lookups },
  { rule: 'target-ip-drift', message: 'perhapsFollowed', because: lookups },
  { rule: 'target-ip-drift', message: 'proxy', because: lookups },
  { rule: 'target-not-public', message: 'public', because: lookups },
  { rule: 'target-not-public', message: 'unknown', because: lookups },
  { rule: 'target-writer-endpoint', message: 'reader', because: lookups },
  { rule: 'target-writer-endpoint', message: 'someMember', because: lookups },
  { rule: 'target-writer-endpoint', message: 'member', because: lookups },
];
