import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, scopedState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { people, proposals as words } from '../words/staff/admin.ts'

export type ProposalRow = {
  readonly id: string
  readonly kind: 'grant' | 'revoke' | 'address'
  readonly personName: string
  readonly account: string
  /** The seat, or the new address. */
  readonly what: Bilingual
  readonly reason: string
  readonly byName: string
  readonly at: number
}
type Props = FormInput & {
  readonly shell: Shell
  readonly waiting: Paged<ProposalRow>
  readonly mayConfirm: boolean
}

/** Proposals of one administrator that another confirms. Scope: the proposal's id. */
export function ProposalsPage({ shell, waiting, mayConfirm, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PageOf shell={shell} of={waiting}>
        {(all) => (
          <>
            {all.length === 0 && <p class="empty">{t(words.none)}</p>}
            {all.map((one) => (
              <article class="card" key={one.id}>
                <h2>
                  {t(words[one.kind])}
                  {shell.lang === 'zh' ? '：' : ': '}
                  {one.personName}
                </h2>
                <SummaryList
                  lines={[
                    { name: t(people.account), value: <code>{one.account}</code> },
                    { name: t(words.what), value: t(one.what) },
                    { name: t(people.reason), value: one.reason },
                    { name: t(words.by), value: `${one.byName} · ${sayInstant(shell.lang, one.at)}` },
                  ]}
                />
                {mayConfirm ? (
                  <Decide shell={shell} id={one.id} input={input} />
                ) : (
                  <p class="quiet">{t(words.waiting)}</p>
                )}
              </article>
            ))}
          </>
        )}
      </PageOf>
    </Layout>
  )
}

function Decide({ shell, id, input }: { shell: Shell; id: string; input: FormInput }) {
  const t = tell(shell.lang)
  const form = scopedState(shell.lang, input, id)
  return (
    <>
      <PostForm shell={shell} path={paths.confirmProposal(id)} button={t(words.confirm)} />
      <details open={input.scope === id}>
        <summary>{t(words.decline)}</summary>
        <PostForm shell={shell} path={paths.declineProposal(id)} button={t(words.decline)} look="second">
          <TextField form={form} name="reason" label={t(people.reason)} />
        </PostForm>
      </details>
    </>
  )
}
