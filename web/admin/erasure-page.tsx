import type { Day } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { type Line, SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { erasures as words } from '../words/staff/erasures.ts'
import type { ErasureLine } from './erasures-page.tsx'
import { SettleForms } from './settle-forms.tsx'

/** Numbers of what an erasure takes and leaves. */
type Kept = {
  readonly openedAt: number
  readonly changedAt: number
  readonly keptUntil: Day
  /** Null: it may go. */
  readonly why: 'open' | 'period' | 'arisen' | null
  readonly goes: Readonly<Record<'contents' | 'files' | 'papers' | 'others', number>>
  readonly stays: Readonly<Record<'entries' | 'counts', number>>
}
type Props = FormInput & {
  readonly shell: Shell
  readonly id: string
  readonly number: string
  /** Null: nobody proposed it. */
  readonly erasure: ErasureLine | null
  /** Null once it is confirmed: there is no such case. */
  readonly kept: Kept | null
  readonly may: { readonly propose: boolean; readonly confirm: boolean; readonly decline: boolean }
}

/** One case: what goes and stays, and the acts of the two. */
export function ErasurePage({ shell, id, number, erasure, kept, may, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const given = { ...input, labels: { reason: t(words.reason) } }
  const form = formState(lang, given)
  const path = paths.erasure(id)
  const title = t(words.case, { number })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.erasures, label: t(words.title) }}>
      <h1>{title}</h1>
      <SummaryList lines={linesOf(shell, erasure, kept)} />
      {kept?.why && <p class="callout warn">{t(words[kept.why], { day: sayDay(lang, kept.keptUntil) })}</p>}
      {kept && <Parts shell={shell} kept={kept} />}
      {may.propose && (
        <section class="block">
          <PostForm shell={shell} path={path} button={t(words.propose)} hidden={{ act: 'propose' }}>
            <TextField form={form} name="reason" />
          </PostForm>
        </section>
      )}
      <SettleForms
        {...{ shell, path, may }}
        words={{ hint: t(words.confirmHint), confirm: t(words.confirm), decline: t(words.decline) }}
        isOpen={input.refusal !== undefined}
      >
        <TextField form={form} name="reason" />
      </SettleForms>
    </Layout>
  )
}

function linesOf({ lang }: Shell, erasure: Props['erasure'], kept: Props['kept']): readonly Line[] {
  const t = tell(lang)
  const who = ({ byName: name, at }: { readonly byName: string; readonly at: number }) =>
    t(words.whoAt, { name, at: sayInstant(lang, at) })
  return [
    { name: t(words.state), value: <strong>{t(words[erasure?.state ?? 'none'])}</strong> },
    ...(kept
      ? [
          { name: t(words.began), value: sayInstant(lang, kept.openedAt) },
          { name: t(words.last), value: sayInstant(lang, kept.changedAt) },
          { name: t(words.until), value: sayDay(lang, kept.keptUntil) },
        ]
      : []),
    ...(erasure
      ? [
          { name: t(words.by), value: who(erasure) },
          { name: t(words.reason), value: erasure.reason },
        ]
      : []),
    ...(erasure?.settled ? [{ name: t(words.settled), value: who(erasure.settled) }] : []),
    ...(erasure?.settled?.reason ? [{ name: t(words.declinedFor), value: erasure.settled.reason }] : []),
  ]
}

function Parts({ shell, kept: { goes, stays } }: { readonly shell: Shell; readonly kept: Kept }) {
  const t = tell(shell.lang)
  const going = ['contents', 'files', 'papers', 'others'] as const
  return (
    <section class="block">
      <h2>{t(words.goes)}</h2>
      <ul>
        {going.map((what) => (
          <li>{t(words.count, { what: t(words[what]), n: goes[what] })}</li>
        ))}
      </ul>
      <h2>{t(words.stays)}</h2>
      <ul>
        <li>{t(words.entries, { n: stays.entries })}</li>
        <li>{t(words.counts, { n: stays.counts })}</li>
        <li>{t(words.record)}</li>
      </ul>
      <p class="quiet">{t(words.backups)}</p>
    </section>
  )
}
