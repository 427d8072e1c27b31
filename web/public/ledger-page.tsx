import { asset } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { ledger as words } from '../words/papers.ts'

type Props = {
  readonly shell: Shell
  /** Null before the first is signed. */
  readonly newest: { readonly size: number; readonly root: string; readonly at: number | null } | null
}

/** Says in plain words how anybody checks the log. */
export function LedgerPage({ shell, newest }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <section class="block">
        <h2>{t(words.newest)}</h2>
        {newest === null ? <p>{t(words.none)}</p> : <Newest shell={shell} newest={newest} />}
      </section>
      <section class="block">
        <h2>{t(words.keepTitle)}</h2>
        <p>{t(words.keep)}</p>
        <h2>{t(words.letterTitle)}</h2>
        <p>{t(words.letter)}</p>
        <pre>
          <code>redress verify proof.json --key "$(cat ledger.key)"</code>
        </pre>
        <h2>{t(words.wholeTitle)}</h2>
        <p>{t(words.whole)}</p>
        <pre>
          <code>redress verify ledger.jsonl --key "$(cat ledger.key)" --checkpoint checkpoint.txt</code>
        </pre>
        <h2>{t(words.ownTitle)}</h2>
        <p>{t(words.own)}</p>
      </section>
    </Layout>
  )
}

function Newest({ shell, newest: { size, root, at } }: { shell: Shell; newest: NonNullable<Props['newest']> }) {
  const t = tell(shell.lang)
  return (
    <>
      <SummaryList
        lines={[
          { name: t(words.size), value: size },
          { name: t(words.root), value: <code>{root}</code> },
          ...(at === null ? [] : [{ name: t(words.at), value: sayInstant(shell.lang, at) }]),
        ]}
      />
      <p class="links">
        <a href={asset(shell, paths.publicCheckpoint)} download="checkpoint.txt">
          {t(words.checkpoint)}
        </a>{' '}
        <a href={asset(shell, paths.ledgerKey)} download="ledger.key">
          {t(words.key)}
        </a>
      </p>
    </>
  )
}
