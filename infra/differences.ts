/** Settled by the vendor's page, or by nothing but an account. */
type Fact = {
  readonly of: string
  readonly aws: string
  readonly china: string
  readonly so: string
  readonly page: string
}

/** Differences of the partitions; a table of docs/deploy.md. */
export const differences: readonly Fact[] = [
  {
    of: 'Lambda: X-Ray',
    aws: 'there',
    china: 'not available',
    so: 'traces in `aws` alone',
    page: cn('lambda'),
  },
  {
    of: 'Lambda: arm64',
    aws: 'there',
    china: '*unverified*',
    so: 'arm64; `arch=x64` where it is missing',
    page: 'https://docs.amazonaws.cn/en_us/lambda/latest/dg/foundation-arch.html',
  },
  {
    of: 'Lambda: Node 24',
    aws: 'there',
    china: '*unverified*',
    so: '`nodejs24.x` in both; no deployment without it',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  },
  {
    of: 'Lambda: function URLs',
    aws: 'there',
    china: 'not available',
    so: 'API Gateway in both',
    page: cn('lambda'),
  },
  {
    of: 'API Gateway: open to everybody',
    aws: 'there',
    china: 'only with an ICP filing, of each region',
    so: 'file before the first deployment (aws-cn below)',
    page: cn('api-gateway'),
  },
  {
    of: 'API Gateway: own domain',
    aws: 'there',
    china: 'only with an ICP filing; no edge-optimised ones',
    so: 'regional names in both, by the setting `certificate`',
    page: cn('api-gateway'),
  },
  {
    of: 'ACM',
    aws: 'there',
    china: 'no differences',
    so: 'a certificate of the deployment’s region',
    page: cn('acm'),
  },
  {
    of: 'CloudFront',
    aws: 'there',
    china: 'own name and ICP filing needed',
    so: 'none in either: the public door refuses after the last day, and nothing caches',
    page: cn('cloudfront'),
  },
  {
    of: 'KMS: Ed25519',
    aws: 'there',
    china: '*unverified*',
    so: 'the ledger’s key is in KMS in `aws`, in a secret of those that sign in `aws-cn`; `ledgerKey=kms` changes it',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html',
  },
  {
    of: 'Cognito: user pools',
    aws: 'there',
    china: 'not available',
    so: 'none in either: an OpenID Connect issuer of the city',
    page: cn('cognito'),
  },
  {
    of: 'SNS: text messages',
    aws: 'there',
    china: 'not available',
    so: 'none in either: the city’s gateway (`smsUrl`)',
    page: cn('sns'),
  },
  {
    of: 'SES',
    aws: 'some regions',
    china: 'not among the services listed (*unverified*)',
    so: 'none in either: SMTP out; `mail-receive` takes what comes in',
    page: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/services.html',
  },
  {
    of: 'SQS: redrive',
    aws: 'there',
    china: 'not supported',
    so: 'not needed: nothing undelivered has to be sent again',
    page: cn('sqs'),
  },
  {
    of: 'Step Functions',
    aws: 'there',
    china: 'no calls of HTTPS APIs',
    so: 'executions call functions alone',
    page: cn('step-functions'),
  },
  {
    of: 'CodeDeploy',
    aws: 'there',
    china: 'there; the difference concerns instances',
    so: 'canaries in both',
    page: cn('codedeploy'),
  },
]

function cn(service: string): string {
  return `https://docs.amazonaws.cn/en_us/aws/latest/userguide/${service}.html`
}
