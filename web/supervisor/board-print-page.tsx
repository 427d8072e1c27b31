import type { Paged } from '#engine/store/paged.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { board as words } from '../words/staff/board.ts'
import { type BoardChoice, boardPath, chosenNames } from './board-choice.tsx'
import { BoardTable } from './board-table.tsx'

type Props = { readonly shell: Shell; readonly choice: BoardChoice; readonly lines: Paged<BoardLine> }

/** List for paper: question, time, and many rows. */
export function BoardPrintPage({ shell, choice, lines }: Props) {
  const t = tell(shell.lang)
  const named = chosenNames(choice)
  const title = `${t(words.title)} · ${t(words[choice.show])}`
  return (
    <Layout shell={shell} title={title} wide back={{ path: boardPath(choice, choice.show), label: t(words.title) }}>
      <h1>{title}</h1>
      <p>
        {[...named.map(({ name }) => t(name)), t(words.asOf, { at: sayInstant(shell.lang, shell.now) })].join(' · ')}
      </p>
      <BoardTable shell={shell} lines={lines} isPaper />
    </Layout>
  )
}
