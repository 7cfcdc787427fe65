import { testProfile } from './test-profile.ts';

// Nothing of what these vendors ask stands in AWS: no infrastructure can fail.
testProfile('astronomer', { ready: {} });
testProfile('atlan', { ready: {} });
