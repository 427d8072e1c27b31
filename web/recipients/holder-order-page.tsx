import { isEmptyList, type Paged } from '#engine/store/paged.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
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
import { unconfirmed as words } from '../words/staff/recipients.ts'
import { orders } from '../words/staff/supervise.ts'

export type HolderOrderView = {
  readonly id: string
  readonly number: string
  readonly words: string
  readonly due: Day
  readonly at: number
  /** Changes that it covers, by name. */
  readonly changes: readonly string[]
  readonly answered: { readonly at: number; readonly answer: string } | null
}
type ListProps = { readonly shell: Shell; readonly recipient: string; readonly of: Paged<HolderOrderView> }

/** Orders to a recipient, unanswered first. */
export function HolderOrders({ shell, recipient, of }: ListProps) {
  const t = tell(shell.lang)
  if (isEmptyList(of)) return null
  return (
    <section class="block">
      <h2>{t(words.orders)}</h2>
      <PagedTable
        shell={shell}
        of={of}
        cursor="order"
        caption={t(words.orders)}
        columns={[words.number, orders.issued, words.covers, orders.due, orders.standing]}
        row={(one) => [
          <a href={to(shell, paths.holderOrder(recipient, one.id))}>{one.number}</a>,
          sayInstant(shell.lang, one.at),
          one.changes.length,
          sayDay(shell.lang, one.due),
          <Standing shell={shell} one={one} />,
        ]}
        empty=""
      />
    </section>
  )
}

function Standing({ shell, one }: { readonly shell: Shell; readonly one: HolderOrderView }) {
  const t = tell(shell.lang)
  if (one.answered) return <Chip tone="good">{t(orders.answered)}</Chip>
  return one.due < shanghaiDay(shell.now) ? (
    <Chip tone="late">{t(orders.late)}</Chip>
  ) : (
    <Chip tone="warn">{t(words.unanswered)}</Chip>
  )
}

type Props = FormInput & {
  readonly shell: Shell
  readonly recipient: Recipient
  readonly one: HolderOrderView
  readonly most: number
  /** The supervisor only reads. */
  readonly mayAnswer: boolean
  readonly back: string
}

/** One order over several changes, and its answer. */
export function HolderOrderPage({ shell, recipient, one, most, mayAnswer, back, ...input }: Props) {
  const t = tell(shell.lang)
  const title = t(words.order, { number: one.number })
  const given = { ...input, labels: { answer: t(orders.answer) } }
  const form = formState(shell.lang, given)
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: back, label: t(recipient.name) }}>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(orders.issued), value: sayInstant(shell.lang, one.at) },
          { name: t(orders.order), value: one.words },
          { name: t(orders.due), value: sayDay(shell.lang, one.due) },
          { name: t(orders.standing), value: <Standing shell={shell} one={one} /> },
          ...(one.answered
            ? [
                {
                  name: t(orders.answeredOn, { at: sayInstant(shell.lang, one.answered.at) }),
                  value: one.answered.answer,
                },
              ]
            : []),
        ]}
      />
      {mayAnswer && !one.answered && (
        <PostForm shell={shell} path={paths.holderOrder(recipient.id, one.id)} button={t(orders.sendAnswer)}>
          <TextArea form={form} name="answer" hint={t(orders.answerHint)} limit={most} />
        </PostForm>
      )}
      <details>
        <summary>{t(words.covered, { n: one.changes.length })}</summary>
        <ul>
          {one.changes.map((change) => (
            <li>
              <code>{change}</code>
            </li>
          ))}
        </ul>
      </details>
    </Layout>
  )
}
