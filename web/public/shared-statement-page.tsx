import type { StatementView } from '#engine/register/statement-view.ts'
import type { Day } from '#law/day.ts'
import { StatementBlock } from '../papers/statement-block.tsx'
import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { registerStatement as words } from '../words/my-data.ts'

type Props = {
  readonly shell: Shell
  /** Null for ended, expired and unknown links alike. */
  readonly found: null | {
    readonly link: { readonly subject: string; readonly name: string; readonly until: Day }
    readonly statement: StatementView
  }
  /** Check code of the print that led here. */
  readonly printed: string | null
}

/** A subject’s statement, for whom it gave the link. */
export function SharedStatementPage({ shell, found, printed }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} unindexed>
      <h1>{t(words.title)}</h1>
      {found === null ? (
        <p class="callout warn">{t(words.gone)}</p>
      ) : (
        <>
          {printed !== null && <Agrees shell={shell} same={printed === found.statement.digest} />}
          <StatementBlock shell={shell} statement={found.statement} of={found.link} />
          <p class="quiet">{t(words.allowed, { day: sayDay(shell.lang, found.link.until) })}</p>
        </>
      )}
    </Layout>
  )
}

const Agrees = ({ shell, same }: { shell: Shell; same: boolean }) => (
  <p class={same ? 'callout good' : 'callout warn'} role="status">
    {tell(shell.lang)(same ? words.same : words.changed)}
  </p>
)
