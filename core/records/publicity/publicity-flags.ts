/**
 * The deployment's answers to open questions. `L1`: `cap` applies the O36 periods to older documents, else they are
 * listed for review. `L21`: `notFirms`, `notOlder` or `neither` are bound by 治安法 136, else both. `permitStatus`: whose list of XK_ZT codes, `national` or `local`, the senders use (UNV).
 */
export type PublicityFlags = Readonly<Record<string, string | number | boolean>>

export type Why =
  | 'ended'
  | 'stopped'
  /** A record of 违反治安管理 (治安法 136), or one whose police names no basis. */
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
  /** Shown, and on the list for review of flag L1. */
  | 'reviewL1'
  /** Shown past the sender's last day, which is computed: a person looks. */
  | 'senderNamesEarlierEnd'
