import type { Block } from '#engine/store/printing.ts'
import type { PaperPhrase } from '#engine/texts/phrases.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import { sayDay, sayIfDay, sayLength } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { lengthOf } from '#law/time-limit.ts'
import type { PaperPart } from '#workflows/common/text.ts'
import type { PaperFacts, PaperItem } from './paper.ts'
import { youAs } from './paper-names.ts'
import type { Say } from './phrasing.ts'

type Saying = { readonly facts: PaperFacts; readonly lang: 'zh' | 'en'; readonly say: Say }
type Build = (saying: Saying) => readonly Block[]

/** The lists and tables of a paper, where its text names them. */
export const sheetParts: Readonly<Record<PaperPart, Build>> = {
  items: (saying) => itemBlocks(saying, 'paper.items', disputed),
  answers: (saying) => itemBlocks(saying, 'paper.answers', answered),
  changes,
  evidence: ({ facts: { evidence }, say }) =>
    evidence.length === 0
      ? []
      : [
          { kind: 'heading', text: say('paper.evidence') },
          {
            kind: 'table',
            head: [say('paper.fileName'), say('paper.fingerprint')],
            rows: evidence.map(({ name, sha256 }) => [name, sha256]),
          },
        ],
  clocks,
  remedies,
  inaction: ({ facts, lang, say }) => [
    { kind: 'text', text: youAs(facts, say('paper.inaction', ruleWords(facts, 'H3', lang))) },
  ],
}

type Rows = readonly (readonly [string, string])[]

function itemBlocks(
  saying: Saying,
  title: PaperPhrase,
  rows: (item: PaperItem, saying: Saying) => Rows,
): readonly Block[] {
  const { facts, lang, say } = saying
  if (facts.items.length === 0) return []
  return [
    { kind: 'heading', text: say(title) },
    ...facts.items.flatMap((item, i): readonly Block[] => [
      { kind: 'subheading', text: say('paper.item', { n: i + 1, field: item.field?.[lang] ?? say('paper.whole') }) },
      { kind: 'pairs', rows: rows(item, saying).filter(([, text]) => text !== '') },
    ]),
  ]
}

const disputed = (item: PaperItem, { facts, lang, say }: Saying): Rows => [
  [say('paper.shown'), sayIfDay(item.shown)[lang]],
  [youAs(facts, say(facts.toApplicant ? 'paper.claimed' : 'paper.claimedBy')), sayIfDay(item.claimed)[lang]],
  [say('paper.ground'), item.ground[lang]],
]

const answered = (item: PaperItem, saying: Saying): Rows => {
  const { lang, say } = saying
  return [
    ...disputed(item, saying),
    [say('paper.answer'), item.answer ? item.answer.name[lang] : say('paper.pending')],
    [say('paper.value'), sayIfDay(item.answer?.value ?? '')[lang]],
    [say('paper.reason'), item.answer?.reason ?? ''],
    [say('paper.checked'), item.answer?.documentChecked ?? ''],
    [say('paper.answeredBy'), item.answer?.by[lang] ?? ''],
  ]
}

function changes({ facts, lang, say }: Saying): readonly Block[] {
  if (facts.ended) return [{ kind: 'text', text: say('paper.ended') }]
  if (facts.changes.length === 0) return []
  return [
    {
      kind: 'table',
      head: [say('paper.field'), say('paper.before'), say('paper.after')],
      rows: facts.changes.map(({ name, before, after }) => [name[lang], sayIfDay(before)[lang], sayIfDay(after)[lang]]),
    },
  ]
}

function clocks({ facts, lang, say }: Saying): readonly Block[] {
  if (facts.clocks.length === 0) return []
  const isProvisional = facts.clocks.some(({ due, provisional }) => due !== null && provisional)
  return [
    { kind: 'heading', text: say('paper.clocks') },
    {
      kind: 'table',
      head: [say('paper.limit'), say('paper.owedBy'), say('paper.due'), say('paper.basis')],
      rows: facts.clocks.map(({ name, owedBy, due, provisional, statutory, citation }) => [
        name[lang],
        owedBy[lang],
        due === null ? say('paper.openDay') : `${sayDay(due)[lang]}${provisional ? say('paper.provisional') : ''}`,
        `${say(statutory ? 'paper.statutory' : 'paper.reference')} ${citationText(citation)[lang]}`,
      ]),
    },
    ...(isProvisional ? [{ kind: 'quiet', text: say('paper.provisionalNote') } as const] : []),
  ]
}

/**
 * 复核, 复议, 诉讼 against the signer: organs by name, days as if served at issue, and otherwise how to count. Days beyond
 * the calendar stay unsaid.
 */
function remedies({ facts, lang, say }: Saying): readonly Block[] {
  const { organ, reconsideration, court, estimates = [] } = facts.remedies
  const review = { organ: organ[lang], article: ruleWords(facts, 'A7', lang).article }
  const sued = (id: 'H1' | 'H2', to: Bilingual | undefined, otherwise: PaperPhrase) => ({
    ...ruleWords(facts, id, lang),
    respondent: facts.by[lang],
    to: to?.[lang] ?? say(otherwise),
  })
  const until = (name: PaperPhrase, id: 'h1' | 'h2') => {
    const day = facts.remedies[id]
    const estimate = estimates.includes(id) ? say('paper.remedyEstimate') : ''
    return day === null
      ? ''
      : say(name, { issued: sayDay(facts.issuedOn)[lang], until: `${sayDay(day)[lang]}${estimate}` })
  }
  const sentences = (...said: readonly string[]): Block => ({
    kind: 'text',
    text: said.filter((one) => one !== '').join(lang === 'zh' ? '' : ' '),
  })
  return [
    { kind: 'heading', text: say('paper.remedies') },
    ...(organ.zh === '' ? [] : [sentences(say('paper.remedyReview', review))]),
    sentences(
      say('paper.remedyReconsideration', sued('H1', reconsideration, 'paper.competentOrgan')),
      until('paper.reconsiderationUntil', 'h1'),
    ),
    sentences(
      say('paper.remedyLitigation', sued('H2', court, 'paper.competentCourt')),
      until('paper.litigationUntil', 'h2'),
    ),
    sentences(say('paper.remedyServed')),
  ]
}

/** Length and article of a limit, as sentences quote. */
function ruleWords({ quoted }: PaperFacts, id: 'A7' | 'H1' | 'H2' | 'H3', lang: 'zh' | 'en') {
  const rule = quoted?.[id] ?? ruleOf(id)
  const length = lengthOf(rule)
  return { time: length ? sayLength(length)[lang] : '', article: citationText(rule.citation)[lang] }
}
