import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { asset, to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { audit as words } from '../words/staff/supervisor.ts'
import { type AuditHit, AuditSearch } from './audit-search.tsx'

export type CheckpointView = { readonly size: number; readonly root: string; readonly at: number }
export type ViewRow = {
  readonly at: number
  readonly who: string
  readonly role: Bilingual
  readonly what: string
  readonly why?: string
}

type Props = FormInput & {
  readonly shell: Shell
  readonly checkpoint: CheckpointView | null
  readonly views: Paged<ViewRow>
  readonly search?: { readonly input: FormInput; readonly hits: Paged<AuditHit> | null }
}

/** Way to a case's log, the newest checkpoint, and looks. */
export function AuditPage({ shell, checkpoint, views, search = { input: {}, hits: null }, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={search.input.refusal ? search.input : input} wide>
      <h1>{t(words.title)}</h1>
      <form method="get" action={to(shell, paths.audit)}>
        <TextField form={formState(lang, input)} name="number" label={t(words.find)} width="middle" />
        <button type="submit">{t(words.findButton)}</button>
      </form>
      <AuditSearch shell={shell} input={search.input} hits={search.hits} />
      <section class="block">
        <h2>{t(words.views)}</h2>
        <p class="quiet">{t(words.viewsText)}</p>
        <PagedTable
          shell={shell}
          of={views}
          caption={t(words.views)}
          columns={[words.at, words.who, words.purpose, words.what, words.why]}
          row={(one) => [sayInstant(lang, one.at), one.who, t(one.role), sayWhat(t, one.what), one.why ?? '']}
          empty={t(words.noViews)}
        />
      </section>
    </Layout>
  )
}

const { visit, ticket, slips, link, mandate, search } = words
const kinds = { visit, ticket, slips, link, mandate, search } as const

/** Names things without numbers by kind and id. */
function sayWhat(t: Tell, what: string): string {
  const [kind = '', id] = what.split(' ')
  const name = Object.entries(kinds).find(([one]) => one === kind)?.[1]
  return name && id ? t(name, { id }) : what
}

export function Checkpoint({ shell, checkpoint }: { shell: Shell; checkpoint: CheckpointView | null }) {
  const t = tell(shell.lang)
  if (!checkpoint) return null
  return (
    <section class="block">
      <h2>{t(words.checkpoint)}</h2>
      <SummaryList
        lines={[
          { name: t(words.size), value: checkpoint.size },
          { name: t(words.root), value: <code>{checkpoint.root}</code> },
          { name: t(words.at), value: sayInstant(shell.lang, checkpoint.at) },
        ]}
      />
      <p>
        <a href={asset(shell, paths.checkpoint)} download>
          {t(words.download)}
        </a>
      </p>
    </section>
  )
}
