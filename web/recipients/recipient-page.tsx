import type { Paged } from '#engine/store/paged.ts'
import type { UploadForm } from '#engine/store/ports.ts'
import type { DifferenceView, TakenView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import type { Recipient } from '#records/recipient.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { to } from '../link.ts'
import { Checkbox } from '../parts/form/choice.tsx'
import { LinesIn } from '../parts/form/lines-in.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { titles } from '../words/page-words.ts'
import { feed, recipientSorts, recipientWays, unconfirmed, recipientFiles as words } from '../words/staff/recipients.ts'
import { HolderOrders, type HolderOrderView } from './holder-order-page.tsx'

export type Compared = {
  readonly compared: number
  readonly differing: number
  readonly found: readonly (DifferenceView & { readonly title: string })[]
  /** Lines that say nothing. */
  readonly bad: readonly number[]
}
export type RecipientInput = FormInput & {
  readonly taken?: TakenView
  readonly compared?: Compared
  /** The file of results that came. */
  readonly arrived?: { readonly key: string; readonly name: string }
  /** Reason why nothing of that file was taken. */
  readonly why?: Bilingual
}
type Props = RecipientInput & {
  readonly shell: Shell
  readonly recipient: Recipient
  /** Results are the viewer’s to enter. */
  readonly mayAnswer: boolean
  /** The reader has the list of all. */
  readonly listed: boolean
  readonly upload: UploadForm
  readonly orders: Paged<HolderOrderView>
  readonly handed: Paged<{ readonly id: string; readonly at: number; readonly changes: readonly string[] }>
}

/** A recipient's exchange by files: changes out, results and holdings in. */
export function RecipientPage({
  shell,
  recipient,
  mayAnswer,
  listed,
  upload,
  handed,
  orders,
  taken,
  compared,
  arrived,
  why,
  ...input
}: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(recipient.name)
  const back = listed
    ? { path: paths.recipients, label: t(titles.recipients) }
    : { path: paths.feed, label: t(feed.title) }
  const form = formState(lang, input)
  return (
    <Layout shell={shell} title={title} form={input} back={back} wide>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(unconfirmed.sort), value: t(recipientSorts[recipient.sort]) },
          { name: t(unconfirmed.basis), value: t(citationText(recipient.basis)) },
          { name: t(unconfirmed.way), value: t(recipientWays[recipient.kind]) },
        ]}
      />
      {taken && <Taken shell={shell} taken={taken} />}
      {compared && <Differences shell={shell} compared={compared} />}
      <HolderOrders shell={shell} recipient={recipient.id} of={orders} />
      <FilesOut shell={shell} recipient={recipient} handed={handed} />
      <ResultsIn {...{ shell, recipient, mayAnswer, upload, arrived, why, form }} />
      <section class="block">
        <h2>{t(words.compare)}</h2>
        <PostForm shell={shell} path={paths.recipientHeld(recipient.id)} button={t(words.compareButton)}>
          <TextArea form={form} name="held" label={t(words.heldLabel)} hint={t(words.heldHint)} rows={6} />
          <Checkbox form={form} name="whole" label={t(words.whole)} hint={t(words.wholeHint)} />
        </PostForm>
      </section>
    </Layout>
  )
}

function FilesOut({ shell, recipient, handed }: Pick<Props, 'shell' | 'recipient' | 'handed'>) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.out)}</h2>
      <p>{t(words.outText)}</p>
      <PostForm shell={shell} path={paths.recipientFile(recipient.id)} button={t(words.download)} look="second" />
      <PagedTable
        shell={shell}
        of={handed}
        caption={t(words.handed)}
        columns={[words.handedAt, words.changes]}
        row={(one) => [
          <a href={to(shell, paths.recipientFileAgain(recipient.id, one.id))}>{sayInstant(shell.lang, one.at)}</a>,
          one.changes.length,
        ]}
        empty={t(words.noneHanded)}
      />
    </section>
  )
}

type ResultsProps = Pick<Props, 'shell' | 'recipient' | 'mayAnswer' | 'upload'> & {
  readonly arrived: RecipientInput['arrived'] | undefined
  readonly why: Bilingual | undefined
  readonly form: FormState
}

function ResultsIn({ shell, recipient, mayAnswer, upload, arrived, why, form }: ResultsProps) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.results)}</h2>
      {why && (
        <p class="callout warn" role="alert">
          {t(why)}
        </p>
      )}
      {mayAnswer ? (
        <LinesIn
          {...{ shell, upload, arrived }}
          path={paths.recipientResults(recipient.id)}
          button={t(words.take)}
          fileLabel={t(words.resultsFile)}
        >
          <TextArea form={form} name="results" label={t(words.resultsLabel)} hint={t(words.resultsHint)} rows={6} />
        </LinesIn>
      ) : (
        <p>{t(words.ownWord)}</p>
      )}
    </section>
  )
}

function Taken({ shell, taken }: { readonly shell: Shell; readonly taken: TakenView }) {
  const t = tell(shell.lang)
  const { read, confirmed, already, wrong, bad } = taken
  return (
    <section class="block" role="status">
      <p>
        <strong>{t(words.taken, { read, confirmed, already, wrong, bad: bad.length })}</strong>
      </p>
      {bad.length > 0 && (
        <Table
          caption={t(words.notTaken)}
          columns={[words.line, words.text, words.why].map((name) => t(name))}
          rows={bad.map((one) => [one.line, one.text, t(one.why === 'form' ? words.badForm : words.unknown)])}
          empty=""
        />
      )}
    </section>
  )
}

function Differences({ shell, compared }: { readonly shell: Shell; readonly compared: Compared }) {
  const t = tell(shell.lang)
  const { differing, found, bad } = compared
  return (
    <section class="block" role="status">
      <p>
        <strong>{t(words.compared, { n: compared.compared, differing })}</strong>
        {bad.length > 0 && ` ${t(words.badLines, { lines: bad.slice(0, 20).join(', ') })}`}
      </p>
      {differing > found.length && <p>{t(words.firstOnly, { n: found.length })}</p>}
      {found.length > 0 && (
        <Table
          caption={t(words.differences)}
          columns={[words.recordId, words.title, words.difference].map((name) => t(name))}
          rows={found.map(({ record, title, what }) => [<code>{record}</code>, title, t(words[what])])}
          empty=""
        />
      )}
    </section>
  )
}
