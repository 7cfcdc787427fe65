// Answers what the AWS provider looks up while the fixtures are planned, for an account that does not exist: one VPC
// with two subnets. Started as a worker by plan-fixtures.mjs, which it tells its port.
import { createServer } from 'node:http';
import { URLSearchParams } from 'node:url';
import { parentPort } from 'node:worker_threads';

const account = '222233334444';
const vpc = { vpcId: 'vpc-0main', ownerId: account, state: 'available', cidrBlock: '10.20.0.0/16', isDefault: 'false' };
const subnets = [
  { subnetId: 'subnet-0a', availabilityZone: 'us-east-1a', availabilityZoneId: 'use1-az1', cidrBlock: '10.20.1.0/24' },
  { subnetId: 'subnet-0b', availabilityZone: 'us-east-1b', availabilityZoneId: 'use1-az2', cidrBlock: '10.20.2.0/24' },
].map((subnet) => ({ ...subnet, vpcId: vpc.vpcId, ownerId: account, state: 'available' }));

const answers = {
  GetCallerIdentity: () => ({
    GetCallerIdentityResult: { Account: account, UserId: 'AIDANOBODY', Arn: `arn:aws:iam::${account}:user/nobody` },
  }),
  DescribeVpcs: () => ({ vpcSet: [vpc] }),
  DescribeVpcAttribute: ({ Attribute }) => ({ vpcId: vpc.vpcId, [Attribute]: { value: 'true' } }),
  DescribeRouteTables: () => ({ routeTableSet: [] }),
  DescribeSubnets: (asked) => ({
    subnetSet: subnets.filter(({ subnetId }) => [undefined, subnetId].includes(asked['SubnetId.1'])),
  }),
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const asked = Object.fromEntries(new URLSearchParams(body));
    const answer = answers[asked.Action];
    if (!answer) console.error(`Nobody answers ${asked.Action}.`);
    response.writeHead(answer ? 200 : 400, { 'content-type': 'text/xml' });
    const name = `${asked.Action}Response`;
    response.end(answer ? xml({ [name]: answer(asked) }) : '<Response/>');
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));

/** Lists become `item` elements, as EC2 has them. */
function xml(value) {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((each) => `<item>${xml(each)}</item>`).join('');
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`)
    .join('');
}
