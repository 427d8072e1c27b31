/** Differences of the partitions, by the vendor's pages. Unsettled ones say so, and take the side known to work. */
export const partitions = {
  aws: {
    home: 'us-east-1',
    /** https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html */
    tracing: true,
    /** https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html */
    ledgerKey: 'kms',
  },
  'aws-cn': {
    home: 'cn-north-1',
    /** Unverified without an account, so off. https://docs.amazonaws.cn/en_us/aws/latest/userguide/lambda.html has what differs. */
    tracing: false,
    /** Unverified Ed25519 in KMS: a secret, for signers alone. */
    ledgerKey: 'secret',
  },
} as const

export type Partition = keyof typeof partitions
