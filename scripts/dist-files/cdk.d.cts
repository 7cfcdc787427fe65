import type * as plugin from './types/cdk.js' with { 'resolution-mode': 'import' };

export declare const PrivateLinkValidator: typeof plugin.PrivateLinkValidator;
export type PrivateLinkValidator = plugin.PrivateLinkValidator;
export type PrivateLinkValidatorOptions = plugin.PrivateLinkValidatorOptions;
export declare const ConfigError: typeof plugin.ConfigError;
export type ConfigError = plugin.ConfigError;
export declare const UsageError: typeof plugin.UsageError;
export type UsageError = plugin.UsageError;
