import type { ExOfficio } from './case.ts'

/** 行政处罚法 48: revoked, changed, or found unlawful or void; its own clock and its public reasons. */
export const isRevocation = ({ rule }: Pick<ExOfficio, 'rule'>): boolean =>
  rule === 'revokedShown' || rule === 'revoked'
