import type { Committed } from '#records/record.ts'
import type { CommitmentText } from '#workflows/contract/commitment-text.ts'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayMonth } from '../when.ts'
import { commitment as words } from '../words/repair.ts'

export type SignedCommitment = Committed & { readonly text: CommitmentText | null }

type Props = {
  readonly shell: Shell
  readonly record: string
  readonly name: string
  readonly documentNumber: string
  readonly commitments: readonly SignedCommitment[]
}

/** Static page of repair commitments (O36 14), gone with the record. */
export function CommitmentPage({ shell, record, name, documentNumber, commitments }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout
      unindexed
      shell={shell}
      title={`${name} · ${t(words.title)}`}
      back={{ path: paths.record(record), label: documentNumber }}
    >
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.until)}</p>
      {commitments.map(({ caseId, text, edition, sha256, signedBy, on }) => (
        <section class="block" key={caseId}>
          {text && <p class="text">{t(text)}</p>}
          <SummaryList
            lines={[
              { name: t(words.by), value: name },
              { name: t(words.signed), value: signedBy },
              { name: t(words.on), value: sayDay(lang, on) },
              { name: t(words.record), value: documentNumber },
              { name: t(words.edition), value: sayMonth(shell.lang, edition) },
              { name: t(words.hash), value: <code>{sha256}</code> },
            ]}
          />
        </section>
      ))}
    </Layout>
  )
}
