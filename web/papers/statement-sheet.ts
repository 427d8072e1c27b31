import type { StatementRow, StatementView } from '#engine/register/statement-view.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { type Bilingual, inBoth } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { isUscc } from '#records/identity/uscc.ts'
import { tell } from '../tell.ts'
import { registerStatement as words } from '../words/my-data.ts'

/** Days for which a link may hold. */
export const lasts = [7, 30, 90] as const

/** Site whose report stands for certificates (粤办函〔2023〕306号). */
export const certificateSite = 'https://credit.gd.gov.cn/'

type Printed = {
  readonly statement: StatementView
  readonly link: { readonly subject: string; readonly name: string; readonly until: Day }
  /** Of the page that compares it. */
  readonly url: string
  readonly by: Parameters<typeof inBoth>[0]
  readonly page: Bilingual
}

/** The statement as it prints. */
export function statementSheet({ statement, link, url, by, page }: Printed, lang: 'zh' | 'en'): Sheet {
  const t = tell(lang)
  const { on, current, past, digest } = statement
  const day = sayDay(on)[lang]
  return {
    ...{ lang, head: inBoth(by)[lang], title: t(words.title), number: t(words.onDay, { day }), addressee: link.name },
    blocks: [
      { kind: 'text', text: t(words.isNot) },
      { kind: 'pairs', rows: subjectLines(lang, link) },
      { kind: 'heading', text: t(words.kinds) },
      { kind: 'table', head: [t(words.kind), t(words.count)], rows: kindRows(lang, statement) },
      { kind: 'heading', text: t(words.current) },
      ...table(lang, current, words.noCurrent),
      ...(past === null ? [] : [{ kind: 'heading', text: t(words.past) } as const, ...table(lang, past, words.noPast)]),
    ],
    ...{ signature: inBoth(by)[lang], date: day, day: on, contact: '', mark: null, draft: null },
    ...{ preface: '', page: page[lang], proof: '' },
    verify: { link: url, text: t(words.verify, { day: sayDay(link.until)[lang], digest }) },
    alt: { mark: t(words.seal), qr: t(words.qr) },
  }
}

/** A person’s number is told to nobody. */
export function subjectLines(
  lang: 'zh' | 'en',
  { subject, name }: Printed['link'] | { readonly subject: string; readonly name: string },
): readonly (readonly [string, string])[] {
  const t = tell(lang)
  return [[t(words.of), name], ...(isUscc(subject) ? [[t(words.code), subject] as const] : [])]
}

export const kindRows = (lang: 'zh' | 'en', { kinds }: StatementView): readonly (readonly string[])[] =>
  kinds.map(({ name, n }) => [name[lang], n === 0 ? tell(lang)(words.none) : String(n)])

export const rowHead = (lang: 'zh' | 'en'): readonly string[] =>
  [words.kind, words.record, words.what, words.decidedOn, words.until, words.state].map((name) => tell(lang)(name))

export const rowCells = (lang: 'zh' | 'en', row: StatementRow): readonly string[] => [
  ...[row.kind[lang], row.title, row.what],
  ...[row.decidedOn, row.until].map((day) => (day === null ? '—' : sayDay(day)[lang])),
  stateOf(lang, row),
]

function stateOf(lang: 'zh' | 'en', { disputed, corrected, ended }: StatementRow): string {
  const t = tell(lang)
  const all = [
    disputed ? t(words.disputed) : '',
    corrected > 0 ? t(words.corrected, { n: corrected }) : '',
    ended ? t(words[ended.reason], { day: sayDay(ended.on)[lang] }) : '',
  ].filter(Boolean)
  return all.length === 0 ? t(words.plain) : all.join(lang === 'zh' ? '；' : '; ')
}

const table = (lang: 'zh' | 'en', rows: readonly StatementRow[], empty: Bilingual): Sheet['blocks'] =>
  rows.length === 0
    ? [{ kind: 'text', text: tell(lang)(empty) }]
    : [{ kind: 'table', head: rowHead(lang), rows: rows.map((row) => rowCells(lang, row)) }]
