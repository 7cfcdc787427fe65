interface Subject {
  readonly title: string;
  /** The same in one word, for programs. */
  readonly tag: string;
  readonly rules: RegExp;
}

/** What rules are about, in the order of the way from the vendor to the database: for lists of many rules. */
export const subjects: readonly Subject[] = [
  {
    title: 'The endpoint service',
    tag: 'endpoint-service',
    rules:
      /^(?:endpoint-service-.*|endpoint-limit|acceptance-required|allowed-principals|cross-region|supported-region|profile-conflict)$/,
  },
  { title: 'Its load balancer', tag: 'load-balancer', rules: /^(?:nlb-.*|health-check)$/ },
  { title: 'The database behind it', tag: 'database', rules: /^target-/ },
  { title: 'Redshift-managed endpoints', tag: 'redshift', rules: /^redshift-/ },
  {
    title: 'VPC Lattice, Kafka, Databricks and Snowflake',
    tag: 'other-paths',
    rules: /^(?:lattice|msk|databricks|snowflake)-|^vpc-dns$/,
  },
  { title: "The consumer's side: your own endpoints", tag: 'consumer', rules: /^endpoint-(?!service-|limit$)/ },
  { title: 'Permissions of whoever deploys', tag: 'permissions', rules: /^setup-permissions$/ },
];

export function subjectOf(rule: string): Subject | undefined {
  return subjects.find(({ rules }) => rules.test(rule));
}
