/** The command line or the options of `lint` are wrong. The message says which and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The configuration is wrong: an unknown profile, rule, option or input. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
