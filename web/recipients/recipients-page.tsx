import { citationText } from '#law/source.ts'
import type { Recipient } from '#records/recipient.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { creditChina } from '../words/staff/credit-china.ts'
import {
  recipientFiles as files,
  recipientSorts,
  recipientWays,
  unconfirmed as words,
} from '../words/staff/recipients.ts'

/** Every recipient of the directory, each with its page. */
export function RecipientsPage({
  shell,
  recipients,
}: {
  readonly shell: Shell
  readonly recipients: readonly Recipient[]
}) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(files.all)} wide>
      <h1>{t(files.all)}</h1>
      <p class="lead">{t(files.lead)}</p>
      <Table
        caption={t(files.all)}
        columns={[files.recipient, words.sort, words.basis, words.way].map((name) => t(name))}
        rows={recipients.map(({ id, name, sort, basis, kind }) => [
          <a href={to(shell, paths.recipient(id))}>{t(name)}</a>,
          t(recipientSorts[sort]),
          t(citationText(basis)),
          t(recipientWays[kind]),
        ])}
        empty={t(files.none)}
      />
      <p>
        <a href={to(shell, paths.creditChina)}>{t(creditChina.title)}</a>
      </p>
    </Layout>
  )
}
