import type { CaseView } from '#engine/views/view.ts'

/** True where a case has days for a calendar; open limits none. */
export const hasDays = ({ closed, promise, clocks, remedies }: Dated): boolean =>
  (!closed && promise !== null) ||
  clocks.some(({ state, due }) => state === 'running' && due !== null) ||
  remedies.some(({ until }) => until !== null)

type Dated = Pick<CaseView, 'closed' | 'promise' | 'clocks' | 'remedies'>
