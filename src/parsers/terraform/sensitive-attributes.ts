/**
 * Arguments that the AWS provider marks as sensitive in the resources that have them, by name: what reads them is as secret
 * as they are (`terraform providers schema -json`, hashicorp/aws 5.100).
 */
const sensitive: ReadonlySet<string> = new Set([
  'access_token',
  'admin_user_password',
  'auth_token',
  'basic_auth_credentials',
  'certificate_private_key',
  'client_secret',
  'fsx_admin_password',
  'hsm_partition_password',
  'key_material_base64',
  'master_password',
  'master_password_wo',
  'master_user_password',
  'oauth_token',
  'password',
  'password_wo',
  'passwords',
  'private_key',
  'secret_binary',
  'secret_key',
  'secret_string',
  'secret_string_wo',
  'shared_secret',
  'svm_admin_password',
  'temporary_password',
  'tunnel1_preshared_key',
  'tunnel2_preshared_key',
  'value_wo',
]);

const ofOneType: ReadonlySet<string> = new Set([
  'aws_api_gateway_api_key.value',
  'aws_kms_ciphertext.plaintext',
  'aws_redshiftserverless_namespace.admin_username',
  'aws_ssm_parameter.value',
]);

export function isSensitive(type: string, attribute: string): boolean {
  return sensitive.has(attribute) || ofOneType.has(`${type}.${attribute}`);
}
