import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { sayIfDay } from '#law/say.ts'
import { maskedWords } from '#records/import/masked-words.ts'
import { fieldOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { ShownItem } from '#workflows/contract/shown-case.ts'

type Fact = readonly [label: string, value: string]
type About = {
  readonly engine: Engine
  readonly procedure: Procedure
  readonly file: CaseFile
  readonly record: RecordFile | null
  readonly notice: string
}

const mostItems = 3
const mostOf = { value: 60, said: 160 } as const
const naming = new Set(['task', 'inquiry', 'reminder', 'overdue', 'stillOverdue', 'standIn', 'assigned'])

/** The matter for staff: record, subject, applicant's words; masked and short. */
export function taskWords({ engine, procedure, file, record, notice }: About, lang: Lang): readonly Fact[] {
  if (!naming.has(notice)) return []
  const { subject, text } = maskedWords(record)
  const shown = procedure.pages.show(file.data)
  const isAsked = notice === 'inquiry'
  const { items: every = [], explanation = '' } = shown
  const items = isAsked ? every.filter(({ id }) => shown.inquiry?.items.includes(id)) : every
  const quote = (said: string, most: number) => clip(text(said), most)
  const say: Say = (name, values = {}) => fill(phrase(engine, name)[lang], values)
  const said: readonly Fact[] =
    notice === 'task' || notice === 'standIn' || notice === 'assigned' || isAsked
      ? [
          ...items
            .slice(0, mostItems)
            .map((item): Fact => [say('mail.disputed'), itemLine(item, { record, lang, quote, say })]),
          ...(items.length > mostItems
            ? [[say('mail.disputed'), say('mail.moreItems', { n: String(items.length - mostItems) })] as const]
            : []),
          [say('mail.asked'), isAsked ? quote(shown.inquiry?.question ?? '', mostOf.said) : ''],
          [say('mail.said'), isAsked ? '' : quote(explanation, mostOf.said)],
        ]
      : []
  const named = record ? `${record.authority.raw} ${record.documentNumber.raw}` : ''
  const all: readonly Fact[] = [[say('mail.record'), named], [say('mail.subject'), subject], ...said]
  return all.filter(([, value]) => value.trim() !== '')
}

type Say = (name: PhraseName, values?: Readonly<Record<string, string>>) => string
type Line = {
  readonly record: RecordFile | null
  readonly lang: Lang
  readonly quote: (said: string, most: number) => string
  readonly say: Say
}

function itemLine(item: ShownItem, { record, lang, quote, say }: Line): string {
  const known = item.field === null || record === null ? null : fieldOf(record.kind, item.field)
  const parts = [
    ['mail.shownAs', quote(sayIfDay(item.shown)[lang], mostOf.value)],
    ['mail.claimed', quote(sayIfDay(item.claimed)[lang], mostOf.value)],
  ] as const
  const field = known?.[lang] ?? say('mail.whole')
  return [
    say('mail.item', { field, ground: item.groundName[lang] }),
    ...parts.flatMap(([name, value]) => (value ? [say(name, { value })] : [])),
  ].join(lang === 'zh' ? '，' : ', ')
}

/** One bounded line, without addresses that mail programs link. */
function clip(text: string, most: number): string {
  const line = text
    .replace(/(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+/giu, '[…]')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  const letters = [...line]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : line
}
