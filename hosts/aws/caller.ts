import type { Credentials } from './sign-request.ts'

/** Variables that name another address of a service. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
const variables = {
  secretsmanager: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  kms: 'AWS_ENDPOINT_URL_KMS',
  lambda: 'AWS_ENDPOINT_URL_LAMBDA',
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  states: 'AWS_ENDPOINT_URL_SFN',
  s3: 'AWS_ENDPOINT_URL_S3',
} as const
export type Service = keyof typeof variables

/** The calling function, and its place. */
export type Caller = {
  readonly credentials: () => Promise<Credentials>
  readonly region: () => Promise<string>
  /** Another address than the service's own. */
  readonly elsewhere: (service: Service) => string | undefined
}

/**
 * Reads the runtime's variables; an operator sets the same ones.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const functionCaller = (given: Readonly<Record<string, string | undefined>>): Caller => ({
  region: async () => given['AWS_REGION'] ?? '',
  credentials: async () => ({
    accessKeyId: given['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: given['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: given['AWS_SESSION_TOKEN'],
  }),
  elsewhere: (service) => given[variables[service]] ?? given['AWS_ENDPOINT_URL'],
})
