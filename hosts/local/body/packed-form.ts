/** First bytes of values; `short` and `small` add length or number. */
export const packedAs = {
  ...{ none: 0, no: 1, yes: 2, numeral: 3, word: 4, text: 5, hex: 6, list: 7, record: 8, count: 9, own: 10 },
  deflated: 11,
  ...{ phrasedByPartition: 12, phrased: 13 },
  ...{ short: 64, small: 128 },
} as const

/** Instead of a place: the name as text, or the end. */
export const [otherName, lastName] = [255, 254]

/** The own id of bodies of this partition. */
export const ownId = (pk: string): string => pk.slice(pk.indexOf('#') + 1)

/** Words named by place: only added to, at most 254. */
export const packedWords: readonly string[] = `
  zh en unit provisional name number evidence procedure milestone role subject extendedBy breachedAt month state
  owedBy payload startedAt claimed documentChecked startDay pausedOn ground sha256 endedAt actor notice
  supplementTime kind id field shown due statementTime answer pauses rule seq toApplicant expectedEnd sharedBasis
  statutory ahead at provider type determiner caseNumber electronic consentElectronic citation rules record
  question caseId holder clocks addressee items told reason formal platform issuedAt issuedOn received remedies
  hash cause statement data key entry event contact promise changes address consent service basis ended
  explanation toUnit verify values issued served notices recordId code candidates answeredAt prev salt arisesFrom
  facts organ papers catalogueEdition proposed size article stalledAt applicant changedAt attachedTermEnd
  disputedColumns documentNumber channel proposal openedAt days note list file returns figures fields area head
  ending wakeAt closed offered batch by disputedBy email phone supplement approvedBy to raw authority necessary
  extension report chart sourceId versions overlays lang value inquiry task columns why domain opened seenAt twin
  foundOn pause v listed mended tier documentProduced recordVersion n refusal askedAt answers on from item text
  mail html tries notBefore held until sentBy left named assigned seat begun recordSeq chargedTo standsInFor
  onBehalfOf link next when attachments sent token bounce decidedBy ok hashes receivedAt words body path officer
  intake system supervisor running paused met late cancelled half atRisk dueToday breach urged lapse recomputed
  objection repair open over accepted sms receipt withProvider awaitingIntake awaitingVerification record.imported
  record.disputed applicant.submitted objection.received application/pdf`
  .trim()
  .split(/\s+/)
