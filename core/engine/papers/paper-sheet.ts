import { type Block, glyphWords, type Sheet } from '#engine/store/printing.ts'
import { saidBefore } from '#engine/texts/said-before.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Paper, PaperFacts } from './paper.ts'
import { paperTitle, paperValues, withoutName, youAs } from './paper-names.ts'
import { phrasing, type Say } from './phrasing.ts'
import { sheetParts } from './sheet-parts.ts'

/** Marks of sealing, no part of the paper's words. */
export type Sealing = {
  readonly mark: string | null
  readonly draft: boolean
  readonly url: string
  readonly proof: { readonly index: number; readonly size: number; readonly root: string } | null
}

export const verifyLink = (url: string, { verify }: Pick<Paper, 'verify'>): string =>
  `${url}/t/${verify.number}?c=${verify.code}`

/** Sheet in the words of its issue, filled with facts. */
export function paperSheet(paper: Pick<Paper, 'facts' | 'verify'>, lang: 'zh' | 'en', sealing: Sealing): Sheet {
  const { facts, verify } = paper
  const { body } = facts.text ?? saidBefore(facts.kind)
  const values = paperValues(facts)
  const say = phrasing(facts, lang)
  const link = verifyLink(sealing.url, paper)
  // `number`: as papers issued before 2026-12 name it.
  const typed = { url: `${sealing.url}/t`, verifyNumber: verify.number, ...verify }
  return {
    lang,
    head: facts.by[lang],
    title: paperTitle(paper)[lang],
    number: facts.number,
    addressee: facts.addressee[lang],
    blocks: body.flatMap((one) => {
      if (!isSaid(one, values, lang)) return []
      return 'part' in one ? sheetParts[one.part]({ facts, lang, say }) : paragraphs(filled(facts, one, values, lang))
    }),
    signature: facts.by[lang],
    date: sayDay(facts.issuedOn)[lang],
    day: facts.issuedOn,
    contact: contactLine(facts, lang, say),
    mark: sealing.mark,
    draft: sealing.draft ? say('paper.draft') : null,
    preface: lang === 'zh' ? '' : say('paper.courtesy'),
    page: say('paper.page'),
    verify: { link, text: say('paper.verifyText', typed) },
    proof: sealing.proof === null ? '' : say('paper.proof', sealing.proof),
    alt: { mark: say('paper.sealOf', { organ: facts.by[lang] }), qr: say('paper.qrOf', { link }) },
    lacking: glyphWords.lacking[lang],
  }
}

/** Splits typed text, which may be many paragraphs. */
const paragraphs = (text: string): readonly Block[] =>
  text.split('\n').flatMap((one) => (one.trim() === '' ? [] : [{ kind: 'text', text: one.trim() }]))

type Values = PaperFacts['values']
type Condition = { readonly when?: string | readonly string[]; readonly unless?: string }

const isSaid = ({ when = [], unless }: Condition, values: Values, lang: 'zh' | 'en'): boolean =>
  [when].flat().every((name) => values[name]?.[lang]) && (unless === undefined || !values[unless]?.[lang])

function filled(facts: PaperFacts, words: Bilingual, values: Values, lang: 'zh' | 'en'): string {
  const text = lang === 'zh' ? youAs(facts, words.zh) : words.en
  return withoutName(text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.[lang] ?? whole))
}

/** （联系人：…，联系电话：…，地址：…）; where the unit has no telephone of its own, the hotline's. */
function contactLine({ contact }: PaperFacts, lang: 'zh' | 'en', say: Say): string {
  if (contact === undefined) return ''
  const { person, phone, address } = contact
  const parts = [
    person && say('paper.contactPerson', { person: person[lang] }),
    say('paper.contactPhone', { phone: phone ?? say('paper.hotline') }),
    address && say('paper.contactAddress', { address: address[lang] }),
  ].filter(Boolean)
  return lang === 'zh' ? `（${parts.join('；')}）` : `(${parts.join('; ')})`
}
