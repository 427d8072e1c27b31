import type { ExOfficio } from './case.ts'

/** 行政处罚法 48: revoked, changed or void; own clock, public reasons. */
export const isRevocation = ({ rule }: Pick<ExOfficio, 'rule'>): boolean =>
  rule === 'revokedShown' || rule === 'revoked'
