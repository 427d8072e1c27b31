/** The side known to work, where nothing settles it. */
export const partitions = {
  aws: {
    home: 'us-east-1',
    tracing: true,
    ledgerKey: 'kms',
    /** Trials with invented data end. */
    lockDays: 1,
  },
  'aws-cn': {
    home: 'cn-north-1',
    tracing: false,
    /** Unverified Ed25519 in KMS: a secret, for signers alone. */
    ledgerKey: 'secret',
    /** Ten years, as case files. */
    lockDays: 3660,
  },
} as const

export type Partition = keyof typeof partitions
