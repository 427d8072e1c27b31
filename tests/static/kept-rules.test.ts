import { expect, it } from 'vitest'
import { pastRules } from '#engine/case/past-rules.ts'
import { changedRows, keptFile, keptSet, keptVersions, rulesNow } from '../../scripts/kept-rules.ts'

const today = rulesNow()

/** Tells what to do where rows changed within a version. */
function demand(kept: ReturnType<typeof keptSet>, now: typeof today): string {
  if (kept === null) return `${keptFile(now.version)} is missing: run npm run draw`
  const rows = changedRows(kept, now)
  if (rows.length === 0) return ''
  return (
    `${rows.join(', ')} changed under the version ${now.version}, which cases have begun with: ` +
    'raise ruleSetVersion in packages/deadline/src/rules.ts, import the kept edition in core/engine/case/past-rules.ts, run npm run draw'
  )
}

it('a changed row takes a new edition of the rules, and the old one is kept', () => {
  expect(demand(keptSet(today.version), today)).toBe('')
})

it('every edition but today’s is there for the cases that began with it', () => {
  const earlier = keptVersions().filter((version) => version !== today.version)
  expect(Object.keys(pastRules).toSorted(), 'import it in core/engine/case/past-rules.ts').toEqual(earlier.toSorted())
  for (const version of earlier) expect(pastRules[version]).toEqual(keptSet(version))
})

it('a planted change of a row, of a target, and a row left out are each demanded', () => {
  const longer = (id: string) => ({
    ...today,
    rules: today.rules.map((row) => (row.id === id ? { ...row, length: { ...row.length, n: row.length.n + 1 } } : row)),
  })
  expect(demand(keptSet(today.version), longer('A4'))).toMatch(/^A4 changed under the version .*raise ruleSetVersion/)
  const cited = { ...today, rules: today.rules.map((row) => (row.id === 'B2' ? { ...row, citation: 'O36 17' } : row)) }
  expect(demand(keptSet(today.version), cited)).toMatch(/^B2 changed/)
  const target = { ...today, targets: { ...today.targets, objection: today.targets['objection']?.slice(1) ?? [] } }
  expect(demand(keptSet(today.version), target)).toMatch(/^objection\.\w+ changed/)
  expect(demand(keptSet(today.version), { ...today, rules: today.rules.slice(1) })).toMatch(/^A0 changed/)
  expect(demand(keptSet('1999-01.1'), { ...today, version: '1999-01.1' })).toMatch(/1999-01\.1\.json is missing/)
})
