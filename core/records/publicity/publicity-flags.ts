/**
 * Settled questions. `L1`: `cap` applies O36 periods to older documents, else listed for review. `L21`: `notFirms`,
 * `notOlder` or `neither` bound by 治安法 136, else both. `permitStatus`: senders' list of XK_ZT codes, `national` or
 * `local` (UNV).
 */
export type PublicityFlags = Readonly<Record<string, string | number | boolean>>

export type Why =
  | 'ended'
  | 'stopped'
  /** Record of 违反治安管理 (治安法 136), or of police without basis. */
  | 'sealed'
  | 'sealedNoBasis'
  | 'naturalPerson'
  | 'kindNotShown'
  | 'notForPublic'
  | 'incomplete'
  | 'noTier'
  | 'minorNotShown'
  | 'notYet'
  | 'pastLastDay'
  | 'permitNotInForce'
  | 'permitStatusUnclear'
  /** A commitment not kept, or withdrawn. */
  | 'notInForce'
  /** Shown, and listed for review (flag L1). */
  | 'reviewL1'
  /** Shown past the sender's last day, which is computed: a person looks. */
  | 'senderNamesEarlierEnd'
