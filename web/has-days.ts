import type { CaseView } from '#engine/views/view.ts'

/** Tells whether a case has any day to write into a calendar: an open limit has none. */
export const hasDays = ({ closed, promise, clocks, remedies }: Dated): boolean =>
  (!closed && promise !== null) ||
  clocks.some(({ state, due }) => state === 'running' && due !== null) ||
  remedies.some(({ until }) => until !== null)

type Dated = Pick<CaseView, 'closed' | 'promise' | 'clocks' | 'remedies'>
