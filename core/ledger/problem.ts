export type ProblemCode =
  | 'malformedRow'
  | 'repeated'
  | 'gap'
  | 'unchained'
  | 'backdated'
  | 'payloadChanged'
  | 'contentGone'
  | 'rootMismatch'
  | 'truncated'
  | 'unsealed'
  | 'malformedCheckpoint'
  | 'unknownKey'
  | 'badSignature'
  | 'otherLedger'
  | 'shrunk'
  | 'miscounted'
  | 'forked'
  | 'dropped'
  | 'turnedBack'
  | 'tail'

/** `position` from 0: leaf of a row, place of a checkpoint. */
export type Problem = {
  readonly code: ProblemCode
  readonly where: 'row' | 'checkpoint'
  readonly position: number
  readonly detail: Readonly<Record<string, string | number>>
}

export type Report = (problem: Problem) => void

export const problem = {
  row: (code: ProblemCode, position: number, detail: Problem['detail'] = {}): Problem => ({
    code,
    where: 'row',
    position,
    detail,
  }),
  checkpoint: (code: ProblemCode, position: number, detail: Problem['detail'] = {}): Problem => ({
    code,
    where: 'checkpoint',
    position,
    detail,
  }),
}
