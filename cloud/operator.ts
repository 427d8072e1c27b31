import type { FunctionSettings } from './lambda/function-settings.ts'
import type { Credentials } from './wire/credentials.ts'

/** Operator's principal, allowed everything and not judged. */
export const operatorName = 'operator'

/** Operator's needs: functions' settings, and keys with every right. */
export function operator(
  settings: readonly FunctionSettings[],
  credentials: Credentials,
  endpoints: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(operatorName, true)
  return {
    ...Object.assign({}, ...settings.map(({ Environment }) => Environment.Variables)),
    ...endpoints,
    AWS_REGION: settings[0]?.region ?? '',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
}
