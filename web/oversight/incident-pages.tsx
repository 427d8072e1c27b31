import { type Duty, duties, harms, type Incident } from '#engine/people/incident-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, formState, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Radios } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { incidents as words } from '../words/staff/incidents.ts'

export type IncidentLine = Pick<Incident, 'n' | 'harm' | 'certain' | 'noticed' | 'at'> & {
  readonly byName: string
  readonly left: number
  readonly isClosed: boolean
}

type ListProps = FormInput & {
  readonly shell: Shell
  readonly list: Paged<IncidentLine>
  readonly mayEnter: boolean
  readonly most: number
}

/** The form to enter an incident, and those entered. */
export function IncidentsPage({ shell, list, mayEnter, most, ...input }: ListProps) {
  const { lang } = shell
  const t = tell(lang)
  const labels = { harm: t(words.harm), certain: t(words.certain), noticed: t(words.noticed), what: t(words.what) }
  const form = formState(lang, { ...input, labels })
  return (
    <Layout shell={shell} title={t(words.title)} form={{ ...input, labels }} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {mayEnter && (
        <section class="block">
          <h2>{t(words.enter)}</h2>
          <PostForm shell={shell} path={paths.incidents} button={t(words.send)}>
            <Radios form={form} name="harm" options={harms.map((value) => ({ value, label: t(words[value]) }))} />
            <Radios
              form={form}
              name="certain"
              options={[
                { value: 'yes', label: t(words.happened) },
                { value: 'no', label: t(words.possible) },
              ]}
            />
            <DayField form={form} name="noticed" hint={t(words.noticedHint)} />
            <TextArea form={form} name="what" hint={t(words.whatHint)} limit={most} />
          </PostForm>
        </section>
      )}
      <section class="block">
        <h2>{t(words.list)}</h2>
        <PagedTable
          shell={shell}
          of={list}
          caption={t(words.list)}
          columns={[words.number, words.harm, words.noticed, words.by, words.state]}
          row={(one) => [
            <a href={to(shell, paths.incident(one.n))}>{t(words.one, { n: one.n })}</a>,
            `${t(words[one.harm])} · ${t(one.certain ? words.happened : words.possible)}`,
            sayDay(lang, one.noticed),
            t(words.whoAt, { name: one.byName, at: sayInstant(lang, one.at) }),
            sayState(shell, one),
          ]}
          empty={t(words.none)}
        />
      </section>
    </Layout>
  )
}

function sayState({ lang }: Shell, { left, isClosed }: Pick<IncidentLine, 'left' | 'isClosed'>): string {
  const t = tell(lang)
  if (isClosed) return t(words.closed)
  return left > 0 ? t(words.open, { n: left }) : t(words.ready)
}

type PageProps = FormInput & {
  readonly shell: Shell
  readonly one: Incident
  readonly nameOf: (id: string) => string
  readonly due: Day
  /** True once the target's day is over. */
  readonly isLate: boolean
  readonly may: { readonly enter: boolean; readonly close: boolean }
  readonly most: number
}

/** One incident, its duties and end. Scope: duty or `close`. */
export function IncidentPage(props: PageProps) {
  const { shell, one, nameOf, due, may, most } = props
  const { lang } = shell
  const t = tell(lang)
  const { n, harm, certain, noticed, what, by, at, closed } = one
  const labels = { note: t(words.note), told: t(words.told) }
  const input = { ...props, labels }
  const title = t(words.one, { n })
  const who = (id: string, when: number) => t(words.whoAt, { name: nameOf(id), at: sayInstant(lang, when) })
  const form = scopedState(lang, input, 'close')
  return (
    <Layout shell={shell} title={title} form={input} back={{ path: paths.incidents, label: t(words.title) }}>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(words.harm), value: `${t(words[harm])} · ${t(certain ? words.happened : words.possible)}` },
          { name: t(words.noticed), value: sayDay(lang, noticed) },
          { name: t(words.by), value: who(by, at) },
          { name: t(words.what), value: <span class="text">{what}</span> },
          ...(closed === null
            ? []
            : [
                { name: t(words.closedBy), value: who(closed.by, closed.at) },
                { name: t(words.closing), value: <span class="text">{closed.note}</span> },
              ]),
        ]}
      />
      <h2>{t(words.duties)}</h2>
      <p class="quiet">{t(words.target, { day: sayDay(lang, due) })}</p>
      {duties.map((duty) => (
        <DutyCard {...props} duty={duty} who={who} input={input} />
      ))}
      {may.close && (
        <section class="block">
          <h2>{t(words.close)}</h2>
          <p>{t(words.closeHint)}</p>
          <PostForm shell={shell} path={paths.incident(n)} button={t(words.close)} hidden={{ act: 'close' }}>
            <TextArea form={form} name="note" label={t(words.closing)} limit={most} />
          </PostForm>
        </section>
      )}
    </Layout>
  )
}

type DutyProps = Omit<PageProps, keyof FormInput> & {
  readonly duty: Duty
  readonly who: (id: string, at: number) => string
  readonly input: FormInput
}

/** A duty: what was done, or the form to note it. */
function DutyCard({ shell, one, duty, who, isLate, may, most, input }: DutyProps) {
  const t = tell(shell.lang)
  const done = one.done[duty]
  const form = scopedState(shell.lang, input, duty)
  return (
    <article class="card">
      <h3>{t(words[duty])}</h3>
      {done ? (
        <>
          <p class="text">{done.note}</p>
          <p class="quiet">
            {duty === 'subjects' && `${t(done.told ? words.yes : words.no)} · `}
            {who(done.by, done.at)}
          </p>
        </>
      ) : (
        <p>
          <Chip tone={isLate ? 'late' : 'warn'}>{t(isLate ? words.late : words.notDone)}</Chip>
        </p>
      )}
      {may.enter && !done?.told && (
        <PostForm shell={shell} path={paths.incident(one.n)} button={t(words.done)} hidden={{ act: 'done', duty }}>
          {duty === 'subjects' && (
            <Radios
              form={form}
              name="told"
              options={[{ value: 'yes', label: t(words.yes) }, ...(done ? [] : [{ value: 'no', label: t(words.no) }])]}
            />
          )}
          <TextArea
            form={form}
            name="note"
            label={t(words.noteOf, { duty: t(words[duty]) })}
            hint={t(words[`${duty}Hint`])}
            limit={most}
          />
        </PostForm>
      )}
    </article>
  )
}
