import { boardCounts, seatsIn, statesIn } from '#engine/figures/board-counts.ts'
import type { Running } from '#engine/figures/running.ts'
import { may } from '#engine/people/authorise.ts'
import { busyAgents, manyOf } from '#engine/people/busy-agents.ts'
import { rowsBehind } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { shortPage } from '#engine/store/read.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { coverage } from '#law/coverage.ts'
import { paths } from '#web/paths.ts'
import { chosenNames } from '#web/supervisor/board-choice.tsx'
import { BoardPage } from '#web/supervisor/board-page.tsx'
import { BoardPrintPage } from '#web/supervisor/board-print-page.tsx'
import { boardSheet } from '#web/supervisor/board-sheet.ts'
import { isUrgeable } from '#web/supervisor/urge-page.tsx'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'
import { board as words } from '#web/words/staff/board.ts'
import { together } from '../case/together.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { boardChoice } from './board-choice.ts'
import { type BoardRead, boardFor } from './board-read.ts'
import { viewFiles } from './view-files.ts'
import { viewName, viewTitle } from './view-pdf.ts'

/** Rows of one page of the print view. */
const printed = 500

/** The limits that run: on a page, for paper, as a sheet. */
export const boardRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board',
    run: withBoard(async (ask, engine, { counts, lines, choice, isStaffed, county }) =>
      page(
        <BoardPage
          shell={ask.shell}
          counts={boardCounts(await counts(), engine, isStaffed)}
          choice={choice}
          lines={await lines(ask.query['cursor'], shortPage)}
          calendar={coverage(engine.calendar, engine.clock.now()).warning}
          county={county === null ? null : countyName(engine, county)}
          hasPdf={Boolean(engine.printing)}
          behind={await rowsBehind(engine, 'board')}
          {...(county === null && {
            busy: { agents: await busyAgents(engine, ask.query['agents']), least: manyOf(engine) },
          })}
        />,
      ),
    ),
  },
  {
    method: 'GET',
    path: '/board/print',
    run: withBoard(async (ask, _engine, { lines, choice }) =>
      page(<BoardPrintPage shell={ask.shell} choice={choice} lines={await lines(ask.query['cursor'], printed)} />),
    ),
  },
  ...viewFiles({ csv: paths.boardSheet, pdf: paths.boardPdf }, async (ask, engine) => {
    const board = await readBoard(ask, engine)
    if (!board) return null
    const { choice, lines } = board
    const t = tell(ask.lang)
    const title = viewTitle(t, words.title, [{ id: choice.show, name: words[choice.show] }, ...chosenNames(choice)])
    const lead = t(words.asOf, { at: sayInstant(ask.lang, engine.clock.now()) })
    return { said: { name: boardFile(choice), title, lead }, form: boardSheet(ask.lang), read: lines }
  }),
  { method: 'GET', path: '/board/together/{act}', run: boardTogether },
  { method: 'POST', path: '/board/together/{act}', run: boardTogether },
]

const boardFile = (choice: ReturnType<typeof boardChoice>): string =>
  viewName('board', [
    ...(choice.show === 'all' ? [] : [{ id: choice.show, name: words.title }]),
    ...chosenNames(choice),
  ])

/** Ticked limits of the board as it is narrowed. */
async function boardTogether(ask: Signed, engine: Engine): Promise<Reply> {
  const board = await boardFor(engine, ask.person, ask.query)
  if (!board) return notFound(ask)
  return together(ask, engine, {
    back: { path: paths.board, label: tell(ask.lang)(words.title) },
    read: async (at) => across(await board.rows(at), (all) => all.map(({ caseId, rule }) => ({ id: caseId, rule }))),
  })
}

type Board = BoardRead & {
  readonly choice: ReturnType<typeof boardChoice>
  readonly lines: (at: string | undefined, limit?: number) => Promise<Paged<BoardLine>>
}

/** A limit that its reader may urge about from the row. */
function urges({ person }: Signed, { rule, clocks, subject, holder, against }: Running): boolean {
  const clock = rule === null ? undefined : clocks[rule]
  return (
    clock !== undefined &&
    isUrgeable(clock) &&
    may(person, 'case.urge', { subject, holder: holder.unit, against }) !== null
  )
}

function withBoard(run: (ask: Signed, engine: Engine, board: Board) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const board = await readBoard(ask, engine)
    return board ? run(ask, engine, board) : notFound(ask)
  }
}

/** Null where the reader has no board. */
async function readBoard(ask: Signed, engine: Engine): Promise<Board | null> {
  const board = await boardFor(engine, ask.person, ask.query)
  if (!board) return null
  const whole = await board.whole()
  const { asked, staff } = board
  const choice = boardChoice(engine, asked, { seats: seatsIn(whole), states: statesIn(whole), staff })
  const line = (row: Running) => ({ ...board.line(row), urges: urges(ask, row) })
  const lines = async (at: string | undefined, limit?: number) =>
    across(await board.rows(at, limit), (all) => all.map(line))
  return { ...board, choice, lines }
}
