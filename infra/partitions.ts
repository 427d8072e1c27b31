/** What differs between the partitions, each with the vendor's page; what no page settles says so and is set to the side that is known to work. */
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
    /** Unverified: whether KMS has Ed25519 there. The key is in a secret that only those that sign may read. */
    ledgerKey: 'secret',
  },
} as const

export type Partition = keyof typeof partitions
