import { fillBoth, two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import { isGraded } from '#records/catalogue.ts'
import { missingColumns } from '#records/completeness.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import { matchKey } from '#records/normalise.ts'
import { tiersFrom } from '#records/publicity/publicity.ts'
import { sealedRecord } from '#records/publicity/sealed.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { remarkOfRevocation } from '../revocation.ts'
import { said } from '../said.ts'
import { claimsToShow, decidedOn, isOpen } from './claims.ts'
import { dated, type Rule } from './rule.ts'

/** 重复公示: one act under two numbers, or two records of one. */
export const duplicate: Rule = {
  id: 'duplicate',
  title: two('重复公示', 'Shown twice'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches(record, { beside, flags }) {
    // A sealed twin is named nowhere.
    const others = isOpen(record) ? beside.filter((other) => isOpen(other) && sealedRecord(other, flags) === null) : []
    const twin = others.find((other) => isTwin(record, other) && isLater(record, other))
    if (twin === undefined) return []
    const why = fillBoth(said.duplicate, { number: twin.documentNumber.raw })
    return [{ key: twin.id, why, twin: twin.id }]
  },
}

/** Compares all that the kind requires, except numbers. */
function isTwin(record: RecordFile, other: RecordFile): boolean {
  if (record.kind !== other.kind || record.authority.key !== other.authority.key) return false
  if (record.documentNumber.key === other.documentNumber.key) return true
  const { complete, roles } = layoutOf(record.kind)
  const [mine, theirs] = [currentFields(record), currentFields(other)]
  const same = (column: string) => matchKey(mine[column] ?? '') === matchKey(theirs[column] ?? '')
  const isSame = complete.every((column) => column === roles.documentNumber || same(column))
  return isSame && missingColumns(record).length === 0
}

/** Asks about the later of two. */
function isLater(record: RecordFile, other: RecordFile): boolean {
  const [mine, theirs] = [record.versions[0]?.at ?? 0, other.versions[0]?.at ?? 0]
  return mine === theirs ? record.id > other.id : mine > theirs
}

export const revokedShown: Rule = {
  id: 'revokedShown',
  title: two('决定已撤销仍公示', 'Revoked and still shown'),
  article: ruleOf('D1').citation,
  asks: 'determiner',
  catches(record) {
    const undone = isOpen(record) && record.kind === 'penalty' ? remarkOfRevocation(record) : null
    if (undone === null) return []
    return [{ key: matchKey(undone.remark), why: fillBoth(said.revokedShown, { found: undone.found }) }]
  },
}

/** 轻微失信: not published, unless it is necessary (O36 12). */
export const minorShown: Rule = {
  id: 'minorShown',
  title: two('轻微失信仍公示', 'A minor failure shown'),
  article: ruleOf('C1').citation,
  asks: 'determiner',
  catches(record, { today }) {
    const { tier, necessary } = record
    const isMinor = isOpen(record) && tier?.value === 'minor' && !necessary && record.subject.kind !== 'person'
    if (!isMinor || !claimsToShow(record, today)) return []
    const why = said.foundToBeMinor
    return [{ key: 'minor', why }]
  },
}

/** In principle no natural person (O36 12; GD 18). */
export const personShown: Rule = {
  id: 'personShown',
  title: two('公示自然人信息', 'A natural person shown'),
  article: ruleOf('C1').citation,
  asks: 'provider',
  catches(record, { today }) {
    if (!isOpen(record) || record.subject.kind !== 'person' || !claimsToShow(record, today)) return []
    const why = said.aNaturalPersonsRecord
    return [{ key: 'person', why }]
  },
}

/** Documents from 2026-04-01 await their unit's tier (ADR 14). */
export const noTier: Rule = {
  id: 'noTier',
  title: two('未确定失信程度', 'Seriousness not set'),
  article: 'O36 11',
  asks: 'determiner',
  catches(record, { flags }) {
    const decided = decidedOn(record)
    // A sealed record is shown by no tier.
    const wants =
      isOpen(record) &&
      sealedRecord(record, flags) === null &&
      isGraded(record.kind) &&
      record.tier === null &&
      record.subject.kind !== 'person'
    if (!wants || decided === null || decided < tiersFrom || missingColumns(record).length > 0) return []
    const why = dated(said.noTier, { decided })
    return [{ key: 'tier', why }]
  },
}

/** In the register, not shown, and its provider's to complete (ADR 14). */
export const incomplete: Rule = {
  id: 'incomplete',
  title: two('内容不全', 'Incomplete'),
  article: ruleOf('A10').citation,
  asks: 'provider',
  catches(record) {
    const missing = isOpen(record) ? missingColumns(record) : []
    if (missing.length === 0) return []
    const names = missing.map((column) => fieldOf(record.kind, column) ?? { zh: column, en: column })
    const why = fillBoth(said.incomplete, {
      names: two(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', ')),
    })
    return [{ key: 'incomplete', why }]
  },
}
