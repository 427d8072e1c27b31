import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { mine, myCase } from '../words/applicant.ts'
import { drafts as words } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'
import { mandates } from '../words/mandates.ts'

export type DraftLine = {
  readonly id: string
  /** Name of what is being filed. */
  readonly name: Bilingual
  /** Of its record or held row; null where there is none. */
  readonly title: string | null
  /** Principal for whom it is written; null: oneself. */
  readonly behalf: string | null
  readonly savedAt: number
  readonly keptUntil: Day
  readonly files: readonly string[]
  readonly step: 'items' | 'evidence' | 'contact' | 'check'
}
type Props = { readonly shell: Shell; readonly drafts: Paged<DraftLine> }

/** Drafts with their files and the day they go. */
export function DraftsPage({ shell, drafts }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.myCases, label: t(myCase.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PageOf shell={shell} of={drafts}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{t(words.none)}</p>
          ) : (
            all.map((draft) => <Draft shell={shell} draft={draft} key={draft.id} />)
          )
        }
      </PageOf>
      <p>
        <a href={to(shell, paths.myRecords)}>{t(mine.object)}</a>
      </p>
    </Layout>
  )
}

function Draft({ shell, draft }: { shell: Shell; draft: DraftLine }) {
  const t = tell(shell.lang)
  const files = draft.files.join(shell.lang === 'zh' ? '、' : ', ')
  return (
    <article class="card">
      <h2>{[t(draft.name), draft.title].filter(Boolean).join(' · ')}</h2>
      <SummaryList
        lines={[
          ...(draft.behalf === null ? [] : [{ name: t(mandates.principal), value: draft.behalf }]),
          { name: t(words.saved), value: sayInstant(shell.lang, draft.savedAt) },
          { name: t(words.kept), value: sayDay(shell.lang, draft.keptUntil) },
          { name: t(words.files), value: files || t(frame.none) },
        ]}
      />
      <div class="row">
        <a class="button" href={to(shell, paths.draft(draft.id, draft.step))}>
          {t(words.go)}
        </a>
        <PostForm shell={shell} path={paths.discardDraft(draft.id)} button={t(words.discard)} look="plain" />
      </div>
    </article>
  )
}
