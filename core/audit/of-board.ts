import { boardedKey, boardedKind } from '#engine/figures/running.ts'
import { boardedItem, boardedOf, looked, runningItem, takenUpBy } from '#engine/figures/running-items.ts'
import { runningRows } from '#engine/figures/running-rows.ts'
import { workItems } from '#engine/figures/work-lists.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import { at, type Beside, noted } from './of-case.ts'
import type { CasePlay } from './play-case.ts'

/** Running limits of the board, once its follower came here. */
export const runningsOf = (_: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] => {
  const board = boardOf(play, beside)
  return board ? board.rows.map((row) => runningItem(board.file, row, 1)) : []
}

export const boardedsOf = ({ deployment }: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] => {
  const board = boardOf(play, beside)
  return board ? [boardedItem(board.file, boardedOf(board.file, board.rows, deployment.directory), 1)] : []
}

/** Places on lists of work, once the board's follower came here. */
export const worksOf = (_: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] => {
  const board = boardOf(play, beside)
  return board ? workItems(board.file) : []
}

function boardOf(play: CasePlay, beside: Beside) {
  const stands = beside.there(boardedKey(play.file.id))
  const seq = noted(play, beside, 'board', stands && boardedKind.schema.safeParse(stands.body).data?.seq)
  if (seq === null) return null
  const { procedure, file } = at(play, seq)
  const newest = play.rows.slice(0, seq).slice(-looked).toReversed()
  return { file, rows: runningRows(procedure, file, takenUpBy(file, newest)) }
}
