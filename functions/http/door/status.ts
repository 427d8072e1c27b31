import type { RefusalCode } from '#workflows/contract/refusal.ts'

/** The one table from refusals to HTTP. What is not here is a conflict with the case as it stands. */
const statuses: Partial<Record<RefusalCode, number>> = {
  notFound: 404,
  malformed: 422,
  inquiryElsewhere: 422,
  fourEyes: 403,
  conflictOfInterest: 403,
  mandateOver: 403,
  expired: 403,
  tokenNeeded: 401,
  scopeMissing: 403,
  keyNeeded: 422,
  keyReused: 422,
  loginFailed: 403,
  accountLocked: 403,
  outOfBounds: 422,
  busy: 503,
  linkUnknown: 422,
  linkNotForThis: 403,
  secondFactorNeeded: 403,
  codeWrong: 422,
  codeOver: 422,
  tooManyCodes: 429,
  fileTooLarge: 413,
  fileKind: 415,
  fileActive: 415,
  fileInfected: 415,
  fileName: 422,
  tooMany: 429,
}

export const statusOf = (code: RefusalCode): number => statuses[code] ?? 409
