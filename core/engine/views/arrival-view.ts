import { kindName, whyNames } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fillBoth, joinBoth } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { repairPlace } from '#records/publicity/repair-place.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import type { RecordFile } from '#records/record.ts'

/** Facts of an arrival (两书同达): page, mail and paper say the same. */
export type ArrivalView = {
  readonly record: string
  readonly documentNumber: string
  readonly subjectName: string
  readonly arrivedOn: Day
  readonly lead: Bilingual
  readonly lines: readonly { readonly name: Bilingual; readonly text: Bilingual }[]
  /** Ways to act: object, and repair; none once it has ended. */
  readonly ways: readonly Bilingual[]
}

export function arrivalView(engine: Engine, record: RecordFile, at: number): ArrivalView {
  const { clock, deployment } = engine
  const today = shanghaiDay(clock.now())
  const seen = publicity(record, today, deployment.flags)
  const arrivedOn = shanghaiDay(at)
  const { authority, documentNumber, subject, kind, ended } = record
  const still = <T>(lines: readonly T[]): readonly T[] => (ended === null ? lines : [])
  return {
    record: record.id,
    documentNumber: documentNumber.raw,
    subjectName: subject.name,
    arrivedOn,
    lead: filled(engine, 'arrival.lead', { day: sayDay(arrivedOn), city: deployment.city }),
    lines: [
      { name: phrase(engine, 'arrival.record'), text: joined([kindName(kind), same(documentNumber.raw)]) },
      { name: phrase(engine, 'arrival.authority'), text: same(authority.raw) },
      { name: phrase(engine, 'arrival.publicity'), text: publicityText(engine, seen) },
      ...still([
        {
          name: phrase(engine, 'arrival.earliest'),
          text: earliestText(engine, record, seen, repairability(record, today, deployment.flags)),
        },
      ]),
    ],
    ways: still([phrase(engine, 'arrival.object'), repairText(engine, record)]),
  }
}

type Seen = ReturnType<typeof publicity>

function publicityText(engine: Engine, { shown, until, why }: Seen): Bilingual {
  if (!shown)
    return filled(engine, 'arrival.notShown', { why: listed(why.map((code) => whyNames[code] ?? same(code))) })
  return until === openEnd || until === null
    ? phrase(engine, 'arrival.inForce')
    : filled(engine, 'arrival.until', { day: sayDay(until) })
}

/** Answers for records that are not public too; not for sealed ones. */
function earliestText(
  engine: Engine,
  record: RecordFile,
  { why }: Seen,
  { earliestApplyOn, lacks }: Repairability,
): Bilingual {
  const { by } = repairPlace(record)
  if (by !== 'application') return phrase(engine, `arrival.earliest.${by}`)
  if (why.includes('sealed') || why.includes('sealedNoBasis')) return phrase(engine, 'arrival.earliest.notShown')
  if (earliestApplyOn !== null) return sayDay(earliestApplyOn)
  return lacks.includes('decisionDate')
    ? phrase(engine, 'arrival.earliest.noDate')
    : phrase(engine, 'arrival.earliest.noTier')
}

function repairText(engine: Engine, record: RecordFile): Bilingual {
  const { by, elsewhere } = repairPlace(record)
  const own = phrase(engine, `arrival.repair.${by}`)
  if (elsewhere === null) return own
  const { organ, site, why, basis } = elsewhere
  const there = filled(engine, basis === '' ? 'arrival.elsewhere' : 'arrival.elsewhereBy', {
    organ,
    site,
    why,
    basis: same(basis),
  })
  return by === 'sector' ? there : joined([own, there], { zh: '', en: ' ' })
}

const same = (text: string): Bilingual => ({ zh: text, en: text })

const listed = (all: readonly Bilingual[]) => joined(all, { zh: '；', en: '; ' })

const joined = (all: readonly Bilingual[], by: Bilingual = { zh: ' ', en: ' ' }) => joinBoth(all, by)

const filled = (engine: Engine, name: PhraseName, values: Readonly<Record<string, Bilingual>>): Bilingual =>
  fillBoth(phrase(engine, name), values)
