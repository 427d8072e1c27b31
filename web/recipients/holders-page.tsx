import { isEmptyList, type Paged } from '#engine/store/paged.ts'
import type { Lang } from '#engine/store/person.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import type { Recipient } from '#records/recipient.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { CopyChip, CopyDueCell } from '../parts/case/holders-table.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { copies } from '../words/repair.ts'
import { recipientSorts, recipientWays, unconfirmed as words } from '../words/staff/recipients.ts'
import { orders as orderWords } from '../words/staff/supervise.ts'
import { HolderOrders, type HolderOrderView } from './holder-order-page.tsx'

/** Characters of an order. */
export const mostWords = 500

const isAstray = (standing: Row['standing']) => standing === 'late' || standing === 'wrong'

type Row = HolderView & { readonly title: string; readonly change: Bilingual; readonly note: Bilingual | null }
type Props = FormInput & { readonly shell: Shell; readonly recipient: Recipient; readonly rows: Paged<Row> } & {
  /** The recipient is a unit, whose head can be ordered. */
  readonly mayOrder: boolean
  /** Changes just ordered, and those left to the next. */
  readonly ordered?: { readonly done: number; readonly left: number } | null
  /** Orders over several changes, and what came of them. */
  readonly given: Paged<HolderOrderView>
}

/** One recipient, its basis, and its open changes. */
export function HoldersPage({ shell, recipient, rows, mayOrder, ordered = null, given: orders, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words.of, { unit: t(recipient.name) })
  const given = { ...input, labels: { words: t(words.urgeWords), due: t(orderWords.due) } }
  const form = formState(lang, given)
  return (
    <Layout shell={shell} title={title} form={given} wide back={{ path: paths.unconfirmed, label: t(words.title) }}>
      <h1>{title}</h1>
      {ordered && <Ordered lang={lang} {...ordered} />}
      <SummaryList
        lines={[
          { name: t(words.sort), value: t(recipientSorts[recipient.sort]) },
          { name: t(words.basis), value: t(citationText(recipient.basis)) },
          { name: t(words.way), value: t(recipientWays[recipient.kind]) },
        ]}
      />
      <PagedTable
        shell={shell}
        of={rows}
        whole
        caption={title}
        columns={[cases.record, copies.what, copies.told, copies.due, cases.state]}
        row={(one) => [
          one.title,
          t(one.change),
          one.toldAt === null ? '—' : sayInstant(lang, one.toldAt),
          <CopyDueCell lang={lang} one={one} />,
          <>
            <CopyChip lang={lang} one={one} />
            {one.note && <p class="quiet">{t(one.note)}</p>}
            {isAstray(one.standing) && (
              <p>
                <a href={to(shell, paths.holderLetter(recipient.id, one.id ?? ''))}>{t(words.letter)}</a>
                {mayOrder && one.caseId !== null && (
                  <>
                    {' · '}
                    <a href={to(shell, paths.orderHolder(recipient.id, one.id ?? ''))}>{t(orderWords.holder)}</a>
                  </>
                )}
              </p>
            )}
          </>,
        ]}
        empty={t(words.none)}
      />
      {(input.refusal || !isEmptyList(rows)) && (
        <section class="block">
          <h2>{t(words.urge)}</h2>
          <PostForm shell={shell} path={paths.urgeRecipient(recipient.id)} button={t(words.urgeButton)}>
            <TextArea form={form} name="words" hint={t(words.urgeHint)} limit={mostWords} />
            <DayField form={form} name="due" hint={t(orderWords.dueHint)} />
          </PostForm>
        </section>
      )}
      <HolderOrders shell={shell} recipient={recipient.id} of={orders} />
    </Layout>
  )
}

/** Changes just ordered, and those left to the next. */
function Ordered({ lang, done, left }: { readonly lang: Lang; readonly done: number; readonly left: number }) {
  const said = tell(lang)(left > 0 ? words.urgedSome : words.urgedAll, { n: String(done), left: String(left) })
  return (
    <p class={left > 0 ? 'callout warn' : 'callout good'} role="status">
      {said}
    </p>
  )
}
