import type { ListOf } from '../../model/value.ts';

/** What runs and does something that the sources do not say. */
export interface ComputeKinds {
  LambdaFunction: {
    /** The values of its environment variables: what it is told about its surroundings. */
    readonly environment: ListOf<string>;
  };
}
