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
import { sayDay, sayInstant } from '../when.ts'
import { settings as words } from '../words/staff/settings.ts'
import type { SettingLine } from './settings-page.tsx'
import { SettleForms } from './settle-forms.tsx'

type Props = FormInput & {
  readonly shell: Shell
  readonly edition: SettingLine & { readonly reason: string; readonly said: string | null }
  readonly changes: readonly { readonly name: Bilingual; readonly from: Bilingual; readonly to: Bilingual }[]
  /** Null where nothing public depends on it, or it is settled. */
  readonly records: Paged<{
    readonly documentNumber: string | null
    readonly from: Day | null
    readonly to: Day | null
  }> | null
  readonly looked: number
  /** Letters as they would read; null: a list of the case. */
  readonly letters: readonly {
    readonly title: Bilingual
    readonly body: readonly ({ readonly text: Bilingual; readonly isNew: boolean; readonly isAlways: boolean } | null)[]
  }[]
  /** Units that would end, and what they leave. */
  readonly ends: readonly {
    readonly unit: Bilingual
    readonly to: Bilingual
    readonly open: number
    readonly people: readonly string[]
  }[]
  readonly may: { readonly confirm: boolean; readonly decline: boolean }
}

/** One change: values, what it moves, confirmation. */
export function SettingEditionPage({ shell, edition, changes, records, looked, letters, ends, may, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { n, state, at, settledAt, reason, said, byName, settledByName } = edition
  const title = t(words.one, { n })
  const given = { ...input, labels: { reason: t(words.said) } }
  const form = formState(lang, given)
  const path = paths.settingEdition(n)
  const who = (name: string, when: number) => t(words.whoAt, { name, at: sayInstant(lang, when) })
  return (
    <Layout shell={shell} title={title} form={given} wide back={{ path: paths.settings, label: t(words.title) }}>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(words.state), value: <strong>{t(words[state])}</strong> },
          { name: t(words.group), value: t(edition.group) },
          { name: t(words.reason), value: reason },
          { name: t(words.by), value: who(byName, at) },
          { name: t(words.settled), value: settledAt === null ? '—' : who(settledByName, settledAt) },
          ...(said === null ? [] : [{ name: t(words.said), value: said }]),
        ]}
      />
      <section class="block">
        <h2>{t(words.what)}</h2>
        <Table
          caption={t(words.what)}
          columns={[words.setting, words.from, words.to].map((name) => t(name))}
          rows={changes.map(({ name, from, to }) => [t(name), t(from), <strong>{t(to)}</strong>])}
          empty=""
        />
      </section>
      {ends.map(({ unit, to, open, people }) => (
        <section class="callout">
          <p>{t(words.ends, { unit: t(unit), to: t(to), n: open })}</p>
          <p>
            {people.length === 0 ? t(words.nobodyLeaves) : t(words.leaving, { people: people.join(t(words.comma)) })}
          </p>
        </section>
      ))}
      {letters.map((letter) => (
        <Letter shell={shell} letter={letter} />
      ))}
      {records && <Records shell={shell} records={records} looked={looked} />}
      <SettleForms
        {...{ shell, path, may }}
        words={{ hint: t(words.confirmHint), confirm: t(words.confirm), decline: t(words.decline) }}
        isOpen={input.refusal?.fields !== undefined}
      >
        <TextField form={form} name="reason" />
      </SettleForms>
    </Layout>
  )
}

/** A letter in both languages, the new paragraph bold. */
function Letter({ shell, letter }: { readonly shell: Shell; readonly letter: Props['letters'][number] }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.letter)}</h2>
      <p class="quiet">{t(words.letterLead)}</p>
      {(['zh', 'en'] as const).map((lang) => (
        <article class="card" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
          <h3>{letter.title[lang]}</h3>
          {letter.body.map((one) => {
            if (one === null) return <p class="quiet">{words.partOf[lang]}</p>
            const text = one.isAlways ? one.text[lang] : tell(lang)(words.atTimes, { text: one.text[lang] })
            return <p>{one.isNew ? <strong>{text}</strong> : text}</p>
          })}
        </article>
      ))}
    </section>
  )
}

type Shown = { readonly shell: Shell; readonly records: NonNullable<Props['records']>; readonly looked: number }

function Records({ shell, records, looked }: Shown) {
  const t = tell(shell.lang)
  const say = (day: Day | null) => (day === null ? t(words.hidden) : t(words.until, { day: sayDay(shell.lang, day) }))
  return (
    <section class="block">
      <h2>{t(words.records)}</h2>
      <p class="quiet">{t(words.recordsLead, { n: looked })}</p>
      <PagedTable
        shell={shell}
        of={records}
        caption={t(words.records)}
        columns={[words.record, words.from, words.to]}
        row={({ documentNumber, from, to }) => [documentNumber ?? t(words.unnamed), say(from), say(to)]}
        empty={t(words.noRecords)}
      />
    </section>
  )
}
