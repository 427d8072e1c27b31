import type { StoredFile } from '#engine/store/ports.ts'
import type { ItemView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Entry } from '#workflows/contract/form.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { contact, object } from '../words/applicant.ts'
import { cases, files as fileWords, item as itemWords } from '../words/case.ts'
import { frame } from '../words/frame.ts'
import { Facts, factLines } from './facts.tsx'
import { FileList } from './file-list.tsx'
import { type OpenCase, OpenCaseLink } from './open-case.tsx'
import { sayValue } from './said-money.ts'
import { ChangeLink, SummaryList } from './summary-list.tsx'

export type SentItem = Pick<ItemView, 'id' | 'field' | 'fieldName' | 'shown' | 'claimed' | 'groundName'>

export type SentRecord = {
  readonly title: string
  readonly note: Bilingual | null
  readonly facts: readonly Fact[]
  /** A case that stands in the way. */
  readonly open: OpenCase | null
}

/** Content that an applicant sends, or has sent. */
export type SentView = {
  readonly recordTitle: string
  /** Records under one signature, each with its standing and text. */
  readonly records?: readonly SentRecord[]
  readonly channel: 'city' | 'direct' | null
  readonly items: readonly SentItem[]
  /** Facts of the procedure beside the items. */
  readonly facts?: readonly Fact[]
  readonly explanation: string
  readonly statement: string | null
  readonly files: readonly StoredFile[]
  /** Entries that repeat one in dispute, left out. */
  readonly left?: readonly Entry[]
  /** Left out on pages that others read. */
  readonly contact?: {
    readonly name: string
    readonly email: string
    readonly phone: string
    readonly address?: string
    readonly consentElectronic: boolean
  }
}

const channels = { city: cases.channelCity, direct: cases.channelDirect } as const

type Props = {
  readonly shell: Shell
  readonly sent: SentView
  readonly change?: { readonly items: string; readonly evidence?: string; readonly contact: string }
  readonly hashes?: boolean
}

export function Sent({ shell, sent, change, hashes = false }: Props) {
  const t = tell(shell.lang)
  const link = (path: string | undefined, what: string) =>
    path === undefined ? {} : { change: <ChangeLink label={t(frame.change)} path={path} what={what} /> }
  const line = (name: string, value: string, path?: string) => ({ name, value, ...link(path, name) })
  const { contact: who } = sent
  return (
    <>
      <SummaryList
        lines={[
          ...(sent.recordTitle === '' ? [] : [line(t(cases.record), sent.recordTitle)]),
          ...(sent.channel === null ? [] : [line(t(object.channel), t(channels[sent.channel]))]),
          ...sent.items.map((one) =>
            line(one.fieldName ? t(one.fieldName) : t(itemWords.whole), sayItem(shell, one), change?.items),
          ),
          ...factLines(shell.lang, sent.facts ?? []).map(({ name, value }) => line(name, value, change?.items)),
          ...(sent.explanation === '' ? [] : [line(t(itemWords.explanation), sent.explanation, change?.items)]),
          ...(sent.items.length === 0
            ? []
            : [line(t(itemWords.statement), sent.statement ?? t(frame.none), change?.items)]),
          ...(who ? [line(t(contact.name), sayContact(shell, who), change?.contact)] : []),
        ]}
      />
      {sent.records && <Records shell={shell} records={sent.records} change={change?.items} />}
      <h2>{t(fileWords.title)}</h2>
      <FileList shell={shell} files={sent.files} opens={['clean']} hashes={hashes} views={change === undefined} />
      {change?.evidence !== undefined && (
        <p>
          <ChangeLink label={t(frame.change)} path={change.evidence} what={t(fileWords.title)} />
        </p>
      )}
    </>
  )
}

function Records({
  shell,
  records,
  change,
}: {
  shell: Shell
  records: readonly SentRecord[]
  change: string | undefined
}) {
  const t = tell(shell.lang)
  return (
    <>
      <h2>{t(cases.record)}</h2>
      {records.map(({ title, note, facts, open }) => (
        <article class="card" key={title}>
          <h3>{title}</h3>
          {note && <p>{t(note)}</p>}
          <Facts lang={shell.lang} facts={facts} />
          {open && (
            <p class="callout warn">
              <OpenCaseLink shell={shell} open={open} />
            </p>
          )}
        </article>
      ))}
      {change !== undefined && (
        <p>
          <ChangeLink label={t(frame.change)} path={change} what={t(cases.record)} />
        </p>
      )}
    </>
  )
}

function sayItem({ lang }: Shell, one: SentItem): string {
  const t = tell(lang)
  const lines = [
    t(one.groundName),
    one.field === null
      ? ''
      : labelled(lang, t(itemWords.shown), sayValue(lang, one.field, one.shown) || t(frame.empty)),
    one.claimed === '' ? '' : labelled(lang, t(itemWords.claimed), sayValue(lang, one.field, one.claimed)),
  ]
  return lines.filter((text) => text !== '').join('\n')
}

function sayContact({ lang }: Shell, who: NonNullable<SentView['contact']>): string {
  const consent = who.consentElectronic ? tell(lang)(contact.consent) : ''
  return [who.name, who.email, who.phone, who.address ?? '', consent].filter((text) => text !== '').join('\n')
}
