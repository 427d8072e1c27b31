import { type Caller, functionCaller } from '#hosts/aws/caller.ts'

/** Caller of services that stand at one address. */
export const callerAt = (
  endpoint: string,
  { accessKeyId = 'a', secretAccessKey = 'b', sessionToken = '' } = {},
): Caller =>
  functionCaller({
    ...{ AWS_REGION: 'local', AWS_ENDPOINT_URL: endpoint },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    ...(sessionToken !== '' && { AWS_SESSION_TOKEN: sessionToken }),
  })
