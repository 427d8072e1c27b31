import { isEmptyList, type Paged } from '#engine/store/paged.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, type FormState, fieldId, formState, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { Fault } from '../parts/form/field.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant, sayMonth } from '../when.ts'
import { erasures as words } from '../words/staff/erasures.ts'

/** Prefix of each tick in the form. */
export const caseTick = 'case.'

/** Acts on ticked cases, and how many became of the last. */
export type Several = { readonly act: 'propose' | 'confirm'; readonly done: number; readonly left: number }

export type ErasureLine = {
  readonly id: string
  readonly number: string
  readonly reason: string
  readonly byName: string
  readonly at: number
  readonly state: 'proposed' | 'declined' | 'confirmed' | 'done'
  readonly settled: { readonly byName: string; readonly at: number; readonly reason: string | null } | null
}
type OverLine = { readonly id: string; readonly number: string; readonly changedAt: number; readonly until: Day }

type Props = FormInput & {
  readonly shell: Shell
  readonly years: number
  readonly waiting: Paged<ErasureLine>
  readonly settled: Paged<ErasureLine>
  /** Null for who proposes none. */
  readonly over: {
    readonly months: readonly string[]
    readonly month: string | null
    readonly cases: Paged<OverLine>
  } | null
  readonly mayConfirm: boolean
  readonly several: Several | null
}

/** Closed cases to erase: waiting, to be proposed, settled. */
export function ErasuresPage({ shell, years, waiting, settled, over, mayConfirm, several, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const labels = { number: t(words.find), cases: t(words.cases), reason: t(words.reason) }
  const given = { ...input, labels }
  return (
    <Layout shell={shell} title={t(words.title)} form={given} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead, { years: String(years) })}</p>
      {several && <Told shell={shell} several={several} />}
      <form method="get" action={to(shell, paths.erasures)}>
        <TextField form={scopedState(lang, given, '')} name="number" width="middle" />
        <button type="submit" class="second">
          {t(words.findButton)}
        </button>
      </form>
      <section class="block">
        <h2>{t(words.waiting)}</h2>
        <Waiting {...{ shell, waiting, mayConfirm, given }} />
      </section>
      {over && (
        <section class="block">
          <h2>{t(words.over)}</h2>
          <Over {...{ shell, over, given }} />
        </section>
      )}
      <section class="block">
        <h2>{t(words.settledList)}</h2>
        <PagedTable
          shell={shell}
          of={settled}
          caption={t(words.settledList)}
          columns={[words.number, words.state, words.by, words.settled]}
          row={(one) => [
            <a href={to(shell, paths.erasure(one.id))}>{one.number}</a>,
            t(words[one.state]),
            t(words.whoAt, { name: one.byName, at: sayInstant(lang, one.at) }),
            one.settled && t(words.whoAt, { name: one.settled.byName, at: sayInstant(lang, one.settled.at) }),
          ]}
          empty={t(words.noneSettled)}
        />
      </section>
    </Layout>
  )
}

function Told({ shell, several: { act, done, left } }: { readonly shell: Shell; readonly several: Several }) {
  const t = tell(shell.lang)
  return (
    <div class={left > 0 ? 'callout warn' : 'callout'} role="status">
      <p>{t(act === 'propose' ? words.sent : words.confirmedSeveral, { n: done })}</p>
      {left > 0 && <p>{t(words.left, { n: left })}</p>}
    </div>
  )
}

type Given = FormInput & { readonly labels: Readonly<Record<string, string>> }

/** A tick that names its case to readers. */
function Tick({
  form,
  of: { id, number },
}: {
  readonly form: FormState
  readonly of: Pick<ErasureLine, 'id' | 'number'>
}) {
  const name = `${caseTick}${id}`
  return (
    <div class="pick">
      <input type="checkbox" id={name} name={name} value="on" checked={form.values[name] === 'on'} />
      <label for={name}>{number}</label>
    </div>
  )
}

function Waiting({
  shell,
  waiting,
  mayConfirm,
  given,
}: Pick<Props, 'shell' | 'waiting' | 'mayConfirm'> & { readonly given: Given }) {
  const { lang } = shell
  const t = tell(lang)
  const form = scopedState(lang, given, 'confirm')
  const table = (
    <PagedTable
      shell={shell}
      of={waiting}
      cursor="open"
      caption={t(words.waiting)}
      columns={[words.number, words.by, words.reason, words.look]}
      row={(one) => [
        mayConfirm ? <Tick form={form} of={one} /> : one.number,
        t(words.whoAt, { name: one.byName, at: sayInstant(lang, one.at) }),
        one.reason,
        <Look shell={shell} of={one} />,
      ]}
      empty={t(words.noneWaiting)}
    />
  )
  if (!mayConfirm || isEmptyList(waiting)) return table
  return (
    <div id={fieldId(form, 'cases')}>
      <Fault form={form} name="cases" />
      <PostForm
        shell={shell}
        path={paths.erasures}
        button={t(words.confirmTicked)}
        look="danger"
        hidden={{ act: 'confirm' }}
      >
        {table}
      </PostForm>
    </div>
  )
}

function Look({
  shell,
  of: { id, number },
}: {
  readonly shell: Shell
  readonly of: Pick<ErasureLine, 'id' | 'number'>
}) {
  return (
    <a href={to(shell, paths.erasure(id))}>
      {tell(shell.lang)(words.lookAt)}
      <span class="hidden"> {number}</span>
    </a>
  )
}

function Over({
  shell,
  over: { months, month, cases },
  given,
}: {
  readonly shell: Shell
  readonly over: NonNullable<Props['over']>
  readonly given: Given
}) {
  const { lang } = shell
  const t = tell(lang)
  const form = scopedState(lang, given, 'propose')
  if (month === null) return <p class="empty">{t(words.noneYet)}</p>
  const table = (
    <PagedTable
      shell={shell}
      of={cases}
      cursor="over"
      caption={t(words.over)}
      columns={[words.number, words.last, words.until, words.look]}
      row={(one) => [
        <Tick form={form} of={one} />,
        sayInstant(lang, one.changedAt),
        sayDay(lang, one.until),
        <Look shell={shell} of={one} />,
      ]}
      empty={t(words.noneOver)}
    />
  )
  return (
    <>
      <p class="quiet">{t(words.overLead)}</p>
      <Months shell={shell} months={months} month={month} />
      {isEmptyList(cases) ? (
        table
      ) : (
        <div id={fieldId(form, 'cases')}>
          <Fault form={form} name="cases" />
          <PostForm
            shell={shell}
            path={paths.erasures}
            button={t(words.proposeTicked)}
            hidden={{ act: 'propose', month }}
          >
            {table}
            <TextField form={form} name="reason" />
          </PostForm>
        </div>
      )}
    </>
  )
}

function Months({
  shell,
  months,
  month,
}: {
  readonly shell: Shell
  readonly months: readonly string[]
  readonly month: string
}) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <form method="get" action={to(shell, paths.erasures)} class="narrow">
      <Select
        form={formState(lang, { values: { month } })}
        name="month"
        label={t(words.month)}
        options={months.map((value) => ({ value, label: sayMonth(lang, value) }))}
      />
      <p>
        <button type="submit" class="second">
          {t(words.show)}
        </button>
      </p>
    </form>
  )
}
