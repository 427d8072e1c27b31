import type { FunctionSettings } from './lambda/function-settings.ts'
import type { Credentials } from './wire/credentials.ts'

/** The principal of the operator, who may do everything and is not judged. */
export const operatorName = 'operator'

/** What a person of the operator's needs to work on the deployment: the settings of its functions, and keys with every right. */
export function operator(
  settings: readonly FunctionSettings[],
  credentials: Credentials,
  endpoints: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(operatorName)
  return {
    ...Object.assign({}, ...settings.map(({ Environment }) => Environment.Variables)),
    ...endpoints,
    AWS_REGION: settings[0]?.region ?? '',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
}
