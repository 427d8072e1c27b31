export type ProblemCode =
  | 'malformedRow'
  | 'repeated'
  | 'gap'
  | 'unchained'
  | 'backdated'
  | 'payloadChanged'
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

/** `position` counts from 0: the leaf for a row, the place in the list for a checkpoint. */
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
