import { ArnFormat, Aws, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { CfnKey } from 'aws-cdk-lib/aws-kms'

/** Places of the keys: deployment's secret, ledger's own. */
export type Keys = {
  readonly secretName: string
  readonly secretArn: string
  /** The units' keys for sealing. */
  readonly seals: { readonly name: string; readonly secret: string }
  readonly ledger: { readonly kms: string } | { readonly name: string; readonly secret: string }
}

/**
 * Names secrets made by hand before the first deployment; no template has their text. The ledger's key is made in KMS,
 * unreadable, where KMS has Ed25519.
 */
export function keysOf(
  stack: Stack,
  { secret, ledgerKey }: { readonly secret: string; readonly ledgerKey: 'kms' | 'secret' },
): Keys {
  const arn = (name: string) =>
    stack.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${name}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  const secretArn = arn(secret)
  const name = `${secret}-ledger-key`
  const seals = `${secret}-seals`
  return {
    secretName: secret,
    secretArn,
    seals: { name: seals, secret: arn(seals) },
    ledger: ledgerKey === 'kms' ? { kms: made(stack) } : { name, secret: arn(name) },
  }
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html */
function made(stack: Stack): string {
  const key = new CfnKey(stack, 'LedgerKey', {
    description: 'Signs the checkpoints of the ledger',
    keySpec: 'ECC_NIST_EDWARDS25519',
    keyUsage: 'SIGN_VERIFY',
    keyPolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'TheAccountGivesRightsByItsOwnPolicies',
          Effect: 'Allow',
          Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    },
    pendingWindowInDays: 30,
  })
  key.applyRemovalPolicy(RemovalPolicy.RETAIN)
  return key.attrArn
}
