import type { Value } from '../../model/value.ts';

/** VPCs, subnets and what decides where packets go in them. */
export interface NetworkKinds {
  Subnet: {
    readonly vpc: Value<string>;
    readonly cidr: Value<string>;
    /** Name or ID of its Availability Zone; absent when AWS chooses. */
    readonly availabilityZone: Value<string>;
  };
}
