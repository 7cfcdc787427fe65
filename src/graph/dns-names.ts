/**
 * The attributes of native types with the names that a resource is reached by, or that hold them in a list or before a
 * port. They stand for no resource where an ID or ARN belongs.
 */
export const dnsNames: Readonly<Record<string, readonly string[] | undefined>> = {
  'AWS::EC2::Instance': ['PrivateDnsName', 'PublicDnsName'],
  'AWS::EC2::VPCEndpoint': ['DnsEntries'],
  'AWS::ElasticLoadBalancing::LoadBalancer': ['DNSName', 'CanonicalHostedZoneName'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['DNSName'],
  'AWS::RDS::DBCluster': ['Endpoint.Address', 'ReadEndpoint.Address'],
  'AWS::RDS::DBInstance': ['Endpoint.Address'],
  'AWS::RDS::DBProxy': ['Endpoint'],
  'AWS::RDS::DBProxyEndpoint': ['Endpoint'],
  'AWS::Redshift::Cluster': ['Endpoint.Address'],
  'AWS::Redshift::EndpointAccess': ['Address'],
  'AWS::RedshiftServerless::Workgroup': ['Workgroup.Endpoint.Address'],
  aws_alb: ['dns_name'],
  aws_db_instance: ['address', 'endpoint'],
  aws_db_proxy: ['endpoint'],
  aws_db_proxy_endpoint: ['endpoint'],
  aws_elb: ['dns_name'],
  aws_instance: ['private_dns', 'public_dns'],
  aws_lb: ['dns_name'],
  aws_rds_cluster: ['endpoint', 'reader_endpoint'],
  aws_rds_cluster_endpoint: ['endpoint'],
  aws_rds_cluster_instance: ['endpoint'],
  aws_redshift_cluster: ['dns_name', 'endpoint'],
  aws_redshift_endpoint_access: ['address'],
  aws_redshiftserverless_endpoint_access: ['address'],
  aws_redshiftserverless_workgroup: ['endpoint'],
  aws_vpc_endpoint: ['dns_entry'],
};

/** Those of them that lead to the readers of a cluster, and never to its writer. */
export const readerNames: Readonly<Record<string, readonly string[] | undefined>> = {
  'AWS::RDS::DBCluster': ['ReadEndpoint.Address'],
  aws_rds_cluster: ['reader_endpoint'],
};
