/** What rules are about, in the order of the way from the vendor to the database: for lists of many rules. */
export const subjects: readonly { readonly title: string; readonly rules: RegExp }[] = [
  {
    title: 'The endpoint service',
    rules:
      /^(?:endpoint-service-.*|endpoint-limit|acceptance-required|allowed-principals|cross-region|supported-region|profile-conflict)$/,
  },
  { title: 'Its load balancer', rules: /^(?:nlb-.*|health-check)$/ },
  { title: 'The database behind it', rules: /^target-/ },
  { title: 'Redshift-managed endpoints', rules: /^redshift-/ },
  { title: 'VPC Lattice, Kafka, Databricks and Snowflake', rules: /^(?:lattice|msk|databricks|snowflake)-|^vpc-dns$/ },
  { title: "The consumer's side: your own endpoints", rules: /^endpoint-(?!service-|limit$)/ },
  { title: 'Permissions of whoever deploys', rules: /^setup-permissions$/ },
];
