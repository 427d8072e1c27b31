import type { Block, Sheet } from '#engine/store/printing.ts'
import { saidBefore } from '#engine/texts/said-before.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { sayDay, sayLength } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { lengthOf } from '#law/time-limit.ts'
import { paperPhrases as phrases } from '#workflows/common/paper-words.ts'
import type { PaperPart } from '#workflows/common/text.ts'
import type { Paper, PaperFacts, PaperItem } from './paper.ts'
import { paperTitle, paperValues, withoutName, youAs } from './paper-names.ts'

/** Marks added when it is sealed: no part of what the paper says. */
export type Sealing = {
  readonly mark: string | null
  readonly draft: boolean
  readonly url: string
  readonly proof: { readonly index: number; readonly size: number; readonly root: string } | null
}

export const verifyLink = (url: string, { verify }: Pick<Paper, 'verify'>): string =>
  `${url}/t/${verify.number}?c=${verify.code}`

/** The sheet of a paper: the words it was issued with, filled with its facts. */
export function paperSheet(paper: Pick<Paper, 'facts' | 'verify'>, lang: 'zh' | 'en', sealing: Sealing): Sheet {
  const { facts, verify } = paper
  const { body } = facts.text ?? saidBefore(facts.kind)
  const values = paperValues(facts)
  const link = verifyLink(sealing.url, paper)
  return {
    lang,
    head: facts.by[lang],
    title: paperTitle(paper)[lang],
    number: facts.number,
    addressee: facts.addressee[lang],
    blocks: body.flatMap((one) => {
      if (!isSaid(one, values, lang)) return []
      return 'part' in one ? parts[one.part](facts, lang) : paragraphs(filled(facts, one, values, lang))
    }),
    signature: facts.by[lang],
    date: sayDay(facts.issuedOn)[lang],
    day: facts.issuedOn,
    contact: contactLine(facts, lang),
    mark: sealing.mark,
    draft: sealing.draft ? phrases.draft[lang] : null,
    preface: phrases.courtesy[lang],
    page: phrases.page[lang],
    verify: {
      link,
      text: say(phrases.verifyText, lang, { url: `${sealing.url}/t`, ...verify }),
    },
    proof: sealing.proof === null ? '' : say(phrases.proof, lang, sealing.proof),
    alt: { mark: say(phrases.sealOf, lang, { organ: facts.by[lang] }), qr: say(phrases.qrOf, lang, { link }) },
  }
}

/** Splits what somebody typed, as it may be many paragraphs. */
const paragraphs = (text: string): readonly Block[] =>
  text.split('\n').flatMap((one) => (one.trim() === '' ? [] : [{ kind: 'text', text: one.trim() }]))

type Values = PaperFacts['values']
type Condition = { readonly when?: string | readonly string[]; readonly unless?: string }

const isSaid = ({ when = [], unless }: Condition, values: Values, lang: 'zh' | 'en'): boolean =>
  [when].flat().every((name) => values[name]?.[lang]) && (unless === undefined || !values[unless]?.[lang])

function filled(facts: PaperFacts, words: Bilingual, values: Values, lang: 'zh' | 'en'): string {
  const named = { zh: youAs(facts, words.zh), en: words.en }
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[lang]]))
  return withoutName(say(named, lang, said))
}

function say(words: Bilingual, lang: 'zh' | 'en', values: Readonly<Record<string, string | number>>): string {
  return words[lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

type Build = (facts: PaperFacts, lang: 'zh' | 'en') => readonly Block[]

const heading = (words: Bilingual, lang: 'zh' | 'en'): Block => ({ kind: 'heading', text: words[lang] })

const parts: Readonly<Record<PaperPart, Build>> = {
  items: (facts, lang) => itemBlocks(facts, lang, phrases.items, disputed),
  answers: (facts, lang) => itemBlocks(facts, lang, phrases.answers, answered),
  changes,
  evidence: ({ evidence }, lang) =>
    evidence.length === 0
      ? []
      : [
          heading(phrases.evidence, lang),
          {
            kind: 'table',
            head: [phrases.fileName[lang], phrases.fingerprint[lang]],
            rows: evidence.map(({ name, sha256 }) => [name, sha256]),
          },
        ],
  clocks,
  remedies,
  inaction: (facts, lang) => [
    { kind: 'text', text: youAs(facts, say(phrases.inaction, lang, ruleWords(facts, 'H3', lang))) },
  ],
}

function itemBlocks(
  facts: PaperFacts,
  lang: 'zh' | 'en',
  title: Bilingual,
  rows: (item: PaperItem, facts: PaperFacts, lang: 'zh' | 'en') => readonly (readonly [string, string])[],
): readonly Block[] {
  if (facts.items.length === 0) return []
  return [
    heading(title, lang),
    ...facts.items.flatMap((item, i): readonly Block[] => [
      {
        kind: 'subheading',
        text: say(phrases.item, lang, { n: i + 1, field: (item.field ?? phrases.whole)[lang] }),
      },
      { kind: 'pairs', rows: rows(item, facts, lang).filter(([, text]) => text !== '') },
    ]),
  ]
}

const disputed = (item: PaperItem, facts: PaperFacts, lang: 'zh' | 'en') =>
  [
    [phrases.shown[lang], item.shown],
    [youAs(facts, (facts.toApplicant ? phrases.claimed : phrases.claimedBy)[lang]), item.claimed],
    [phrases.ground[lang], item.ground[lang]],
  ] as const

const answered = (item: PaperItem, facts: PaperFacts, lang: 'zh' | 'en') =>
  [
    ...disputed(item, facts, lang),
    [phrases.answer[lang], item.answer ? item.answer.name[lang] : phrases.pending[lang]],
    [phrases.value[lang], item.answer?.value ?? ''],
    [phrases.reason[lang], item.answer?.reason ?? ''],
    [phrases.checked[lang], item.answer?.documentChecked ?? ''],
    [phrases.answeredBy[lang], item.answer?.by[lang] ?? ''],
  ] as const

function changes({ changes: list, ended }: PaperFacts, lang: 'zh' | 'en'): readonly Block[] {
  if (ended) return [{ kind: 'text', text: phrases.ended[lang] }]
  return [
    {
      kind: 'table',
      head: [phrases.field[lang], phrases.before[lang], phrases.after[lang]],
      rows: list.map(({ name, before, after }) => [name[lang], before, after]),
    },
  ]
}

function clocks({ clocks: list }: PaperFacts, lang: 'zh' | 'en'): readonly Block[] {
  if (list.length === 0) return []
  const isProvisional = list.some(({ due, provisional }) => due !== null && provisional)
  return [
    heading(phrases.clocks, lang),
    {
      kind: 'table',
      head: [phrases.limit, phrases.owedBy, phrases.due, phrases.basis].map((words) => words[lang]),
      rows: list.map(({ name, owedBy, due, provisional, statutory, citation }) => [
        name[lang],
        owedBy[lang],
        due === null ? phrases.openDay[lang] : `${sayDay(due)[lang]}${provisional ? phrases.provisional[lang] : ''}`,
        `${(statutory ? phrases.statutory : phrases.reference)[lang]} ${citationText(citation)[lang]}`,
      ]),
    },
    ...(isProvisional ? [{ kind: 'quiet', text: phrases.provisionalNote[lang] } as const] : []),
  ]
}

/**
 * 复核, 复议, 诉讼, against whoever signs: the organs by name, the days as if served on the day of issue, and how they are counted
 * otherwise. What the calendar does not reach is told without a day.
 */
function remedies(facts: PaperFacts, lang: 'zh' | 'en'): readonly Block[] {
  const { organ, h1, h2, reconsideration, court } = facts.remedies
  const review = { organ: organ[lang], article: ruleWords(facts, 'A7', lang).article }
  const sued = (id: 'H1' | 'H2', to: Bilingual) => ({
    ...ruleWords(facts, id, lang),
    respondent: facts.by[lang],
    to: to[lang],
  })
  const until = (words: Bilingual, day: Day | null) =>
    day === null ? '' : say(words, lang, { issued: sayDay(facts.issuedOn)[lang], until: sayDay(day)[lang] })
  const sentences = (...said: readonly string[]): Block => ({
    kind: 'text',
    text: said.filter((one) => one !== '').join(lang === 'zh' ? '' : ' '),
  })
  return [
    heading(phrases.remedies, lang),
    ...(organ.zh === '' ? [] : [sentences(say(phrases.remedyReview, lang, review))]),
    sentences(
      say(phrases.remedyReconsideration, lang, sued('H1', reconsideration ?? phrases.competentOrgan)),
      until(phrases.reconsiderationUntil, h1),
    ),
    sentences(
      say(phrases.remedyLitigation, lang, sued('H2', court ?? phrases.competentCourt)),
      until(phrases.litigationUntil, h2),
    ),
    sentences(say(phrases.remedyServed, lang, {})),
  ]
}

/** （联系人：…，联系电话：…，地址：…）; where the unit has no telephone of its own, the hotline's. */
function contactLine({ contact }: PaperFacts, lang: 'zh' | 'en'): string {
  if (contact === undefined) return ''
  const { person, phone, address } = contact
  const parts = [
    person && say(phrases.contactPerson, lang, { person: person[lang] }),
    say(phrases.contactPhone, lang, { phone: phone ?? phrases.hotline[lang] }),
    address && say(phrases.contactAddress, lang, { address: address[lang] }),
  ].filter(Boolean)
  return lang === 'zh' ? `（${parts.join('；')}）` : `(${parts.join('; ')})`
}

/** A limit's length and article, as a sentence quotes them. */
function ruleWords({ quoted }: PaperFacts, id: 'A7' | 'H1' | 'H2' | 'H3', lang: 'zh' | 'en') {
  const rule = quoted?.[id] ?? ruleOf(id)
  const length = lengthOf(rule)
  return { time: length ? sayLength(length)[lang] : '', article: citationText(rule.citation)[lang] }
}
