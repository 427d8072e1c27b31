import { fillBoth } from '#law/bilingual.ts'
import { sealedRecord, sealedUnder } from '#records/publicity/sealed.ts'
import { said } from '../said.ts'
import { claimsToShow, isOpen } from './claims.ts'
import type { Rule } from './rule.ts'

const why = {
  basis: said.sealedByBasis,
  series: said.sealedBySeries,
  noBasis: said.sealedWithoutBasis,
}
const shown = said.sourceStillLists
const held = said.sealedHere
const unclear = said.sealedHereIncomplete

/** 治安法 136 lets no unit give such records out; scope open (L21). */
export const sealed: Rule = {
  id: 'sealed',
  title: said.toBeSealed,
  article: sealedUnder,
  asks: 'determiner',
  listed: true,
  catches(record, { today, flags }) {
    const by = sealedRecord(record, flags)
    if (by === null || !isOpen(record)) return []
    const isShown = claimsToShow(record, today)
    const then = isShown ? shown : by === 'noBasis' ? unclear : held
    const text = fillBoth(said.sealed, { why: why[by], then, open: said.sealedOpen })
    return [{ key: `${by}|${isShown}`, why: text }]
  },
}
