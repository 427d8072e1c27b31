import type { PaperView } from '#engine/papers/paper-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { asset } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PaperList } from '../parts/paper-list.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { bundle } from '../words/staff/bundle.ts'
import { audit as words } from '../words/staff/supervisor.ts'
import { Checkpoint, type CheckpointView } from './audit-page.tsx'

export type LogRow = {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly name: Bilingual
  readonly actor: string
  /** Seat and name; null once erased. */
  readonly who: Bilingual | null
  readonly details: readonly { readonly label: Bilingual; readonly text: Bilingual }[]
  readonly hash: string
  /** False until a checkpoint covers the entry. */
  readonly sealed: boolean
}
type Props = {
  readonly shell: Shell
  readonly id: string
  readonly number: string
  readonly log: readonly LogRow[]
  readonly checkpoint: CheckpointView | null
  readonly papers: readonly PaperView[]
}

/** A case's log with hashes and proofs. */
export function AuditCasePage({ shell, id, number, log, checkpoint, papers }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words.caseTitle, { number })
  return (
    <Layout shell={shell} title={title} wide back={{ path: paths.audit, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="lead">{t(words.caseText)}</p>
      <p>
        <a href={asset(shell, paths.auditZip(id))} download>
          {t(bundle.link)}
        </a>
      </p>
      <Table
        caption={title}
        columns={[words.seq, words.at, words.event, words.who, words.hash, words.proof].map((name) => t(name))}
        rows={log.map((one) => [
          one.seq,
          sayInstant(lang, one.at),
          <>
            {t(one.name)}
            <br />
            <code>{one.type}</code>
            {one.details.map(({ label, text }) => (
              <div>{labelled(lang, t(label), t(text))}</div>
            ))}
          </>,
          one.who ? t(one.who) : <code>{one.actor}</code>,
          <code>{one.hash}</code>,
          one.sealed ? (
            <a href={asset(shell, paths.proof(id, one.seq))} download>
              {t(words.proof)} <span class="hidden">{one.seq}</span>
            </a>
          ) : (
            t(words.pending)
          ),
        ])}
        empty={t(words.none)}
      />
      <PaperList shell={shell} papers={papers} />
      <Checkpoint shell={shell} checkpoint={checkpoint} />
    </Layout>
  )
}
