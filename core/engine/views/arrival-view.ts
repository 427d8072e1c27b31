import { kindName, whyNames } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import { fillBoth } from '#engine/store/fill.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { repairPlace } from '#records/publicity/repair-place.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import type { RecordFile } from '#records/record.ts'
import { type ArrivalWord, arrivalWords } from './arrival-words.ts'

/** Facts a subject is told of a record that arrived (两书同达): the same on the page, in the mail and on paper. */
export type ArrivalView = {
  readonly record: string
  readonly documentNumber: string
  readonly subjectName: string
  readonly arrivedOn: Day
  readonly lead: Bilingual
  readonly lines: readonly { readonly name: Bilingual; readonly text: Bilingual }[]
  /** Ways to act: object, and repair. */
  readonly ways: readonly Bilingual[]
}

export function arrivalView({ clock, deployment }: Engine, record: RecordFile, at: number): ArrivalView {
  const today = shanghaiDay(clock.now())
  const seen = publicity(record, today, deployment.flags)
  const arrivedOn = shanghaiDay(at)
  const { authority, documentNumber, subject, kind } = record
  return {
    record: record.id,
    documentNumber: documentNumber.raw,
    subjectName: subject.name,
    arrivedOn,
    lead: filled('lead', { day: sayDay(arrivedOn), city: deployment.city }),
    lines: [
      { name: arrivalWords.record, text: joined([kindName(kind), same(documentNumber.raw)]) },
      { name: arrivalWords.authority, text: same(authority.raw) },
      { name: arrivalWords.publicity, text: publicityText(seen) },
      { name: arrivalWords.earliest, text: earliestText(record, seen, repairability(record, today, deployment.flags)) },
    ],
    ways: [arrivalWords.object, repairText(record)],
  }
}

type Seen = ReturnType<typeof publicity>

function publicityText({ shown, until, why }: Seen): Bilingual {
  if (!shown) return filled('notShown', { why: listed(why.map((code) => whyNames[code] ?? same(code))) })
  return until === openEnd || until === null ? arrivalWords.inForce : filled('until', { day: sayDay(until) })
}

/** As among one's own records: what is not public may be repaired all the same, unless it is sealed. */
function earliestText(record: RecordFile, { why }: Seen, { earliestApplyOn, lacks }: Repairability): Bilingual {
  const { by } = repairPlace(record)
  if (by !== 'application') return arrivalWords[`earliest.${by}`]
  if (why.includes('sealed') || why.includes('sealedNoBasis')) return arrivalWords['earliest.notShown']
  if (earliestApplyOn !== null) return sayDay(earliestApplyOn)
  return lacks.includes('decisionDate') ? arrivalWords['earliest.noDate'] : arrivalWords['earliest.noTier']
}

function repairText(record: RecordFile): Bilingual {
  const { by, elsewhere } = repairPlace(record)
  const own = arrivalWords[`repair.${by}`]
  if (elsewhere === null) return own
  const { organ, site, why, basis } = elsewhere
  const there = filled(basis === '' ? 'elsewhere' : 'elsewhereBy', { organ, site, why, basis: same(basis) })
  return by === 'sector' ? there : joined([own, there], { zh: '', en: ' ' })
}

const same = (text: string): Bilingual => ({ zh: text, en: text })

const listed = (all: readonly Bilingual[]) => joined(all, { zh: '；', en: '; ' })

const joined = (all: readonly Bilingual[], by: Bilingual = { zh: ' ', en: ' ' }): Bilingual => ({
  zh: all.map(({ zh }) => zh).join(by.zh),
  en: all.map(({ en }) => en).join(by.en),
})

const filled = (word: ArrivalWord, values: Readonly<Record<string, Bilingual>>): Bilingual =>
  fillBoth(arrivalWords[word], values)
