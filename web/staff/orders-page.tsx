import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { orders as words } from '../words/staff/supervise.ts'

export type OrderView = {
  readonly caseId: string
  readonly seq: number
  readonly number: string
  readonly unitName: Bilingual
  readonly order: string
  readonly due: Day
  readonly at: number
  readonly late: boolean
  /** Moment of the head's acknowledgement. */
  readonly read: number | null
  readonly answered: { readonly at: number; readonly answer: string } | null
}

/** Supervision orders of a unit, or of the area, unanswered first. */
export function OrdersPage({ shell, list }: { readonly shell: Shell; readonly list: Paged<OrderView> }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.title)}
        columns={[words.due, words.standing, words.unit, words.order, words.caseNumber]}
        row={(one) => [
          sayDay(shell.lang, one.due),
          <Standing shell={shell} one={one} />,
          t(one.unitName),
          one.order,
          <a href={to(shell, paths.order(one.caseId, one.seq))}>{one.number}</a>,
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}

function Standing({ shell, one }: { readonly shell: Shell; readonly one: OrderView }) {
  const t = tell(shell.lang)
  if (one.answered) return <Chip tone="calm">{t(words.answered)}</Chip>
  if (one.late) return <Chip tone="late">{t(words.late)}</Chip>
  return <Chip tone="wait">{t(one.read === null ? words.unread : words.open)}</Chip>
}

type Props = FormInput & {
  readonly shell: Shell
  readonly one: OrderView
  readonly paper: string
  readonly most: number
  readonly mayAnswer: boolean
}

/** One order, and the form for its answer. */
export function OrderPage({ shell, one, paper, most, mayAnswer, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const given = { ...input, labels: { answer: t(words.answer) } }
  const form = formState(lang, given)
  const title = t(words.one, { number: one.number })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.orders, label: t(words.title) }}>
      <h1>{title}</h1>
      <p>
        <Standing shell={shell} one={one} />
      </p>
      <SummaryList
        lines={[
          { name: t(words.unit), value: t(one.unitName) },
          { name: t(words.issued), value: sayDay(lang, shanghaiDay(one.at)) },
          { name: t(words.order), value: one.order },
          { name: t(words.due), value: sayDay(lang, one.due) },
          ...(one.read === null ? [] : [{ name: t(words.readOn), value: sayInstant(lang, one.read) }]),
          ...(one.answered
            ? [{ name: t(words.answeredOn, { at: sayInstant(lang, one.answered.at) }), value: one.answered.answer }]
            : []),
        ]}
      />
      <p>
        <a href={to(shell, paths.paper(one.caseId, paper))}>{t(words.paper)}</a>
      </p>
      {mayAnswer && one.answered === null && one.read === null && (
        <PostForm
          {...{ shell, path: paths.order(one.caseId, one.seq), button: t(words.acknowledge) }}
          {...{ look: 'second', hidden: { read: 'yes' } }}
        />
      )}
      {mayAnswer && one.answered === null && (
        <PostForm shell={shell} path={paths.order(one.caseId, one.seq)} button={t(words.sendAnswer)}>
          <TextArea form={form} name="answer" hint={t(words.answerHint)} limit={most} />
        </PostForm>
      )}
    </Layout>
  )
}
