import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Fault } from '../parts/form/field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases as names } from '../words/case.ts'
import { batch as words } from '../words/staff/batch.ts'
import { desk } from '../words/staff/staff.ts'

/** Acts that ask for nothing but a decision already proposed or plain. */
export const batchActs = ['approver.approved', 'unit.accepted'] as const
export type BatchAct = (typeof batchActs)[number]

export type BatchCase = {
  readonly id: string
  readonly number: string
  readonly seq: number
  readonly subjectName: string
  readonly recordTitle: string
  readonly procedure: Bilingual
  /** Decision in a word. */
  readonly decides: Bilingual
  readonly reasons: readonly string[]
  /** Same for cases that may go together. */
  readonly alike: string
  readonly out: RefusalCode | null
}
export type BatchResult = { readonly id: string; readonly number: string; readonly code: RefusalCode | null }

const titles = { 'approver.approved': words.approve, 'unit.accepted': words.accept } as const
const buttons = { 'approver.approved': words.approveButton, 'unit.accepted': words.acceptButton } as const

type ListProps = FormInput & {
  readonly shell: Shell
  readonly act: BatchAct
  readonly cases: Paged<BatchCase>
  readonly most: number
  readonly result?: readonly BatchResult[]
}

/** Cases in groups that are alike, to be ticked. */
export function BatchListPage({ shell, act, cases, most, result, ...input }: ListProps) {
  const t = tell(shell.lang)
  const labels = { cases: t(words.cases) }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout
      shell={shell}
      title={t(titles[act])}
      form={{ ...input, labels }}
      back={{ path: paths.desk, label: t(desk.title) }}
    >
      <h1>{t(titles[act])}</h1>
      <p class="quiet">{t(words.lead, { n: most })}</p>
      <p>
        {batchActs
          .filter((one) => one !== act)
          .map((one) => (
            <a href={to(shell, paths.batch(one))}>{t(titles[one])}</a>
          ))}
      </p>
      {result && <Results shell={shell} result={result} />}
      <div id="cases" tabIndex={-1}>
        <Fault form={form} name="cases" />
      </div>
      <PageOf shell={shell} of={cases}>
        {(items) => (
          <>
            {items.length === 0 && <p class="empty">{t(words.none)}</p>}
            {[...Map.groupBy(items, ({ alike }) => alike)].map(([alike, group]) => (
              <Group key={alike} shell={shell} act={act} group={group} values={input.values} />
            ))}
          </>
        )}
      </PageOf>
    </Layout>
  )
}

type Ticked = { readonly shell: Shell; readonly values: FormInput['values'] }

function Group({
  shell,
  act,
  group,
  values,
}: Ticked & Pick<ListProps, 'act'> & { readonly group: readonly BatchCase[] }) {
  const t = tell(shell.lang)
  const [first] = group
  if (!first) return null
  const title = `${t(first.procedure)} · ${t(first.decides)}`
  return (
    <section class="block">
      <h2>{title}</h2>
      <PostForm shell={shell} path={paths.batchCheck} button={t(words.look)} hidden={{ act }}>
        <fieldset class="field">
          <legend>{t(words.cases)}</legend>
          {group.map((one) => (
            <Tick shell={shell} one={one} values={values} />
          ))}
        </fieldset>
      </PostForm>
    </section>
  )
}

/** A refused form keeps its ticks. */
function Tick({ shell, one, values = {} }: Ticked & { readonly one: BatchCase }) {
  const t = tell(shell.lang)
  const [id, name] = [`case-${one.id}`, `case.${one.id}`]
  if (one.out)
    return (
      <p class="quiet">
        <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a> {t(refusals[one.out])}
      </p>
    )
  return (
    <div class="pick">
      <input type="checkbox" id={id} name={name} value={String(one.seq)} checked={name in values} />
      <label for={id}>
        {one.number}
        <span class="hint">{[one.subjectName, one.recordTitle].filter(Boolean).join(' · ')}</span>
      </label>
    </div>
  )
}

function Results({ shell, result }: { readonly shell: Shell; readonly result: readonly BatchResult[] }) {
  const t = tell(shell.lang)
  const left = result.filter(({ code }) => code !== null)
  return (
    <div class={left.length > 0 ? 'callout warn' : 'callout'} role="status">
      <p>{t(words.done, { n: result.length - left.length })}</p>
      {left.length > 0 && (
        <ul>
          {left.map(({ id, number, code }) => (
            <li>
              <a href={to(shell, paths.deskCase(id))}>{number}</a> {code && t(refusals[code])}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type PreflightProps = { readonly shell: Shell; readonly act: BatchAct; readonly cases: readonly BatchCase[] }

/** Each decision with its reasons, before anything is done. */
export function BatchPreflightPage({ shell, act, cases }: PreflightProps) {
  const t = tell(shell.lang)
  const going = cases.filter(({ out }) => out === null)
  const out = cases.filter((one) => one.out !== null)
  const hidden = Object.fromEntries(going.map(({ id, seq }) => [`case.${id}`, seq]))
  return (
    <Layout shell={shell} title={t(words.preflight)} wide back={{ path: paths.batch(act), label: t(titles[act]) }}>
      <h1>{t(words.preflight)}</h1>
      <p class="lead">{t(words.preflightLead, { n: going.length })}</p>
      <Table
        caption={t(words.preflight)}
        columns={[names.number, names.record, names.subject, words.decides, words.reasons].map((name) => t(name))}
        rows={going.map((one) => [
          <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
          one.recordTitle,
          one.subjectName,
          t(one.decides),
          one.reasons.map((reason) => <div class="text">{reason}</div>),
        ])}
        empty={t(words.noneGoes)}
      />
      {out.length > 0 && (
        <section class="block">
          <h2>{t(words.out)}</h2>
          <ul>
            {out.map((one) => (
              <li>
                <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a> {one.out && t(refusals[one.out])}
              </li>
            ))}
          </ul>
        </section>
      )}
      {going.length > 0 && (
        <PostForm
          shell={shell}
          path={paths.batchSend}
          button={t(buttons[act], { n: going.length })}
          hidden={{ act, ...hidden }}
        />
      )}
    </Layout>
  )
}
