import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayDueDay, sayInstant } from '../when.ts'
import { holidays as words } from '../words/staff/calendar.ts'
import { type HolidayLine, stateOf } from './holidays-page.tsx'
import { SettleForms } from './settle-forms.tsx'

export type MovedLine = {
  readonly number: string
  readonly limit: Bilingual
  readonly from: Day | null
  readonly wasProvisional: boolean
  readonly to: Day
  readonly provisional: boolean
}
type Props = FormInput & {
  readonly shell: Shell
  readonly edition: HolidayLine
  /** Null once it is in force. */
  readonly moved: Paged<MovedLine> | null
  readonly may: { readonly confirm: boolean; readonly decline: boolean }
}

/** One notice: days, limits moved, confirmation. */
export function HolidayPage({ shell, edition, moved, may, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { year, n, days, at, settledAt, reason, taken } = edition
  const title = t(words.name, { year: String(year), n })
  const given = { ...input, labels: { reason: t(words.reason) } }
  const form = formState(lang, given)
  const path = paths.holiday(year, n)
  const settled = settledAt === null ? '—' : `${edition.settledByName} · ${sayInstant(lang, settledAt)}`
  return (
    <Layout shell={shell} title={title} form={given} wide back={{ path: paths.holidays, label: t(words.title) }}>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(words.state), value: <strong>{t(stateOf(edition))}</strong> },
          { name: t(words.by), value: `${edition.byName} · ${sayInstant(lang, at)}` },
          { name: t(words.settled), value: settled },
          ...(reason === null ? [] : [{ name: t(words.reason), value: reason }]),
          ...(taken === null
            ? []
            : [{ name: t(words.moved), value: `${taken.moved} · ${sayInstant(lang, taken.at)}` }]),
          { name: t(words.url), value: days.notice.urls.map((url) => <a href={url}>{url}</a>) },
        ]}
      />
      <section class="block">
        <h2>{t(words.days)}</h2>
        <Days shell={shell} edition={edition} />
        <details>
          <summary>{t(words.original)}</summary>
          <pre class="said">{edition.text}</pre>
        </details>
      </section>
      {moved && <Limits shell={shell} moved={moved} />}
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

function Days({ shell, edition: { days } }: { readonly shell: Shell; readonly edition: HolidayLine }) {
  const { lang } = shell
  const t = tell(lang)
  const day = (one: Day) => sayDueDay(lang, one)
  return (
    <Table
      caption={t(words.days)}
      columns={[words.holiday, words.off, words.worked].map((name) => t(name))}
      rows={days.off.map(({ name, from, to }) => [
        name,
        from === to ? day(from) : t(words.span, { from: day(from), to: day(to) }),
        days.worked.filter((one) => one.name === name).map((one) => <div>{day(one.day)}</div>),
      ])}
      empty=""
    />
  )
}

function Limits({ shell, moved }: { readonly shell: Shell; readonly moved: Paged<MovedLine> }) {
  const { lang } = shell
  const t = tell(lang)
  const said = (day: Day, isProvisional: boolean) =>
    isProvisional ? t(words.provisional, { day: sayDay(lang, day) }) : sayDay(lang, day)
  return (
    <section class="block">
      <h2>{t(words.limits)}</h2>
      <p class="quiet">{t(words.limitsLead)}</p>
      <PagedTable
        shell={shell}
        of={moved}
        caption={t(words.limits)}
        columns={[words.number, words.limit, words.from, words.to]}
        row={({ number, limit, from, wasProvisional, to, provisional }) => [
          number,
          t(limit),
          from === null ? t(words.open) : said(from, wasProvisional),
          said(to, provisional),
        ]}
        empty={t(words.noLimits)}
      />
    </section>
  )
}
