import { type Bilingual, two } from '../bilingual.ts'
import type { Length } from '../length.ts'
import type { Status, TimeLimit } from '../time-limit.ts'

type Row = Pick<TimeLimit, 'id' | 'step' | 'owes' | 'length' | 'start' | 'stop'> &
  Partial<Omit<TimeLimit, 'textStatus' | 'useStatus'>> & { readonly status: Status | readonly [Status, Status] }

/** Defaults: version 1, no pause, no extension, a breach at the end. */
export function row(procedure: Bilingual, { status, ...given }: Row): TimeLimit {
  const [textStatus, useStatus] = typeof status === 'string' ? [status, status] : status
  return {
    version: 1,
    procedure,
    variants: [],
    pause: null,
    restart: null,
    extension: null,
    atExpiry: breach,
    citation: '',
    quotedText: '',
    force: 'must',
    informative: false,
    verifiedBy: '',
    ...given,
    textStatus,
    useStatus,
  }
}

export const workingDays = (n: number): Length => ({ unit: 'workingDays', n, as: 'act' })
export const calendarDays = (n: number): Length => ({ unit: 'calendarDays', n, as: 'act' })
export const months = (n: number, as: Length['as']): Length => ({ unit: 'months', n, as })
export const years = (n: number, as: Length['as']): Length => months(n * 12, as)
export const noFigure = (target?: Length): TimeLimit['length'] => ({
  unit: 'none',
  n: 0,
  as: target?.as ?? 'act',
  ...(target === undefined ? {} : { target }),
})

export const breach = two('记为逾期，案件继续办理', 'a breach is recorded; the case goes on')
export const receipt = two('收到申请', 'receipt of the application')
export const acceptance = two('受理', 'acceptance')
export const documentDate = two('文书认定之日', 'the date of the document')
