import type { CaseFile } from '#engine/store/case-file.ts'
import type { Lang } from '#engine/store/person.ts'
import { sayIfDay } from '#law/say.ts'
import { maskedWords } from '#records/import/masked-words.ts'
import { fieldOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { ShownItem } from '#workflows/contract/shown-case.ts'
import { mailWords as words } from './mail-words.ts'

type Fact = readonly [label: string, value: string]
type About = {
  readonly procedure: Procedure
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly notice: string
}

const mostItems = 3
const mostOf = { value: 60, said: 160 } as const
const naming = new Set(['task', 'inquiry', 'reminder', 'overdue', 'stillOverdue', 'standIn'])

/** Tells staff of the matter: the record, whose it is, what the applicant says; masked, one line each, short. */
export function taskWords({ procedure, file, record, notice }: About, lang: Lang): readonly Fact[] {
  if (!naming.has(notice)) return []
  const { subject, text } = maskedWords(record)
  const shown = procedure.pages.show(file.data)
  const isAsked = notice === 'inquiry'
  const { items: every = [], explanation = '' } = shown
  const items = isAsked ? every.filter(({ id }) => shown.inquiry?.items.includes(id)) : every
  const quote = (said: string, most: number) => clip(text(said), most)
  const said: readonly Fact[] =
    notice === 'task' || notice === 'standIn' || isAsked
      ? [
          ...items.slice(0, mostItems).map((item): Fact => [words.disputed[lang], itemLine(item, record, lang, quote)]),
          ...(items.length > mostItems
            ? [[words.disputed[lang], words.moreItems[lang].replace('{n}', String(items.length - mostItems))] as const]
            : []),
          [words.asked[lang], isAsked ? quote(shown.inquiry?.question ?? '', mostOf.said) : ''],
          [words.said[lang], isAsked ? '' : quote(explanation, mostOf.said)],
        ]
      : []
  const named = record ? `${record.authority.raw} ${record.documentNumber.raw}` : ''
  const all: readonly Fact[] = [[words.record[lang], named], [words.subject[lang], subject], ...said]
  return all.filter(([, value]) => value.trim() !== '')
}

function itemLine(
  item: ShownItem,
  record: RecordFile | null,
  lang: Lang,
  quote: (said: string, most: number) => string,
) {
  const field = item.field === null || record === null ? null : fieldOf(record.kind, item.field)
  const parts = [
    [words.shownAs[lang], quote(sayIfDay(item.shown)[lang], mostOf.value)],
    [words.claimed[lang], quote(sayIfDay(item.claimed)[lang], mostOf.value)],
  ].flatMap(([label, value]) => (value ? [`${label}“${value}”`] : []))
  const name = field?.[lang] ?? words.whole[lang]
  const ground = item.groundName[lang]
  return lang === 'zh' ? [`${name}（${ground}）`, ...parts].join('，') : [`${name} (${ground})`, ...parts].join(', ')
}

/** One line of bounded length, without an address that a mail program would turn into a link. */
function clip(text: string, most: number): string {
  const line = text
    .replace(/(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+/giu, '[…]')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  const letters = [...line]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : line
}
