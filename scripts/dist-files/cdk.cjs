// `pl-lint/cdk` for CommonJS, as most CDK apps are: the plugin is a part of the program that is there anyway.
const { ConfigError, PrivateLinkValidator, UsageError } = require('./cli.cjs').loadPlugin();
module.exports = { ConfigError, PrivateLinkValidator, UsageError };
