import type { Paged } from '#engine/store/paged.ts'
import type { Lang } from '#engine/store/person.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { CopyChip, CopyDueCell } from '../parts/case/holders-table.tsx'
import { Fault } from '../parts/form/field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { cases } from '../words/case.ts'
import { copies } from '../words/repair.ts'
import { recipientFiles, feed as words } from '../words/staff/recipients.ts'
import { audit } from '../words/staff/supervisor.ts'
import { HolderOrders, type HolderOrderView } from './holder-order-page.tsx'

export type OpenChange = Omit<HolderView, 'at'> & {
  readonly recordId: string
  readonly title: string
  readonly change: Bilingual
  /** Moment of the change. */
  readonly at: number
}
type Props = FormInput & {
  readonly shell: Shell
  readonly recipient: string
  readonly rows: Paged<OpenChange>
  readonly orders: Paged<HolderOrderView>
}

const tick = 'change-'

/** Changes ticked in the form below. */
export const ticked = (form: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(tick) && value === 'on' ? [name.slice(tick.length)] : [],
  )

/** Changes for a recipient to confirm, one by one. */
export function FeedPage({ shell, recipient, rows, orders, ...input }: Props) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <HolderOrders shell={shell} recipient={recipient} of={orders} />
      <h2>{t(words.toConfirm)}</h2>
      <PageOf shell={shell} of={rows}>
        {(items) =>
          items.length === 0 ? (
            <p class="quiet">{t(words.none)}</p>
          ) : (
            <PostForm shell={shell} path={paths.acknowledge} button={t(words.button)}>
              <Fault form={form} name="change" />
              <OpenChanges lang={shell.lang} items={items} />
            </PostForm>
          )
        }
      </PageOf>
      <p class="block">
        <a href={to(shell, paths.feedChanges)}>{t(words.all)}</a> ·{' '}
        <a href={to(shell, paths.recipient(recipient))}>{t(recipientFiles.compare)}</a>
      </p>
    </Layout>
  )
}

function OpenChanges({ lang, items }: { readonly lang: Lang; readonly items: readonly OpenChange[] }) {
  const t = tell(lang)
  return (
    <Table
      whole
      caption={t(words.toConfirm)}
      columns={[words.choose, cases.record, words.change, audit.at, copies.due, cases.state].map((name) => t(name))}
      rows={items.map((one) => [
        <Tick lang={lang} one={one} />,
        <>
          {one.title}
          <br />
          <code>{one.recordId}</code>
        </>,
        t(one.change),
        sayInstant(lang, one.at),
        <CopyDueCell lang={lang} one={one} />,
        <CopyChip lang={lang} one={{ ...one, at: null }} />,
      ])}
      empty=""
    />
  )
}

function Tick({ lang, one }: { readonly lang: Lang; readonly one: OpenChange }) {
  const name = `${tick}${one.id}`
  return (
    <>
      <input type="checkbox" id={name} name={name} value="on" />
      <label for={name} class="hidden">
        {tell(lang)(words.choose)} {one.title} {one.id}
      </label>
    </>
  )
}
