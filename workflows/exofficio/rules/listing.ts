import { fillBoth, joinBoth, two } from '#law/bilingual.ts'
import { fieldOf } from '#records/layout.ts'
import { sealedRecord } from '#records/publicity/sealed.ts'
import { currentFields } from '#records/record.ts'
import { readDay } from '#records/value.ts'
import { said } from '../said.ts'
import { decidedOn, isOpen } from './claims.ts'
import { dated, type Rule } from './rule.ts'

/** Columns that say how its subject was warned and told (GD 35). */
const warned = ['HMD_GZRQ', 'HMD_SDRQ', 'HMD_YCTJ'] as const

/** 列入前告知: nobody is listed without notice, service and terms of removal. */
export const unwarned: Rule = {
  id: 'unwarned',
  title: two('列入名单前的告知未见记载', 'Listed without a notice on record'),
  article: 'GD 35',
  asks: 'determiner',
  listed: true,
  catches(record, { flags }) {
    if (record.kind !== 'blacklist' || !isOpen(record) || sealedRecord(record, flags) !== null) return []
    const fields = currentFields(record)
    const lacks = warned.filter((column) => (fields[column] ?? '').trim() === '')
    if (lacks.length > 0) {
      const names = lacks.map((column) => fieldOf('blacklist', column) ?? { zh: column, en: column })
      return [{ key: 'unwarned', why: fillBoth(said.unwarned, { names: joinBoth(names, { zh: '、', en: ', ' }) }) }]
    }
    const [notice, decided] = [readDay(fields['HMD_GZRQ'] ?? ''), decidedOn(record)]
    const isLate = notice === null || (decided !== null && notice >= decided)
    return isLate ? [{ key: 'warnedLate', why: dated(said.warnedLate, { notice, decided }) }] : []
  },
}
