import { beforeEach, describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { LogRow } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { caseView } from '#engine/views/case-view.ts'
import { clockStatement } from '#engine/views/clock-statement.ts'
import { clockViews } from '#engine/views/clock-views.ts'
import type { RuleSet } from '#law/rule-set.ts'
import { ruleSetVersion, rules } from '#law/rules.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { type Site, site } from '#tests/http/site.ts'
import { procedures } from '#workflows/index.ts'
import { behind, moveToRules } from './rules-change.ts'

/** Invented former edition: five days and another article for A4, no A0. */
const earlier: RuleSet = {
  version: '2025-01.1',
  rules: rules
    .filter(({ id }) => id !== 'A0')
    .map((row) =>
      row.id === 'A4' ? { ...row, length: { unit: 'workingDays', n: 5, as: 'act' }, citation: 'GD 45' } : row,
    ),
  targets: Object.fromEntries(
    Object.values(procedures).map(({ id, timing: { limits } }) => [
      id,
      limits.map(({ limit }) => limit).filter((limit) => !rules.includes(limit)),
    ]),
  ),
}

let open: Site
let then: Engine
let now: Engine
beforeEach(async () => {
  open = site({ now: '2026-09-14' })
  const pastRules = { [earlier.version]: earlier }
  now = { ...open.engine, pastRules }
  // A process of that time: its edition is today's.
  then = {
    ...now,
    rules: earlier.version,
    procedures: {
      ...procedures,
      objection: procedureOf(
        { procedures, rules: ruleSetVersion, pastRules },
        { procedure: 'objection', rules: earlier.version },
      ),
    },
  }
  await open.seat(
    {
      id: 'sup',
      name: '监管',
      email: 's@example.com',
      subject: null,
      roles: [{ role: 'supervisor', unit: null }],
      conflicts: [],
    },
    {
      id: 'admin',
      name: '管理',
      email: 'a@example.com',
      subject: null,
      roles: [{ role: 'systemAdmin', unit: null }],
      conflicts: [],
    },
    {
      id: 'officer',
      name: '经办',
      email: 'o@example.com',
      subject: null,
      roles: [{ role: 'officer', unit: 'HJ' }],
      conflicts: [],
    },
  )
})

const fileOf = async (id: string): Promise<CaseFile> => {
  const item = await open.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}
const rowsOf = async (id: string) =>
  (await open.engine.table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 100 })).items.map(
    (item) => item.body as unknown as LogRow,
  )
const viewer = {
  id: 'sup',
  name: '',
  email: '',
  subject: null,
  roles: [{ role: 'supervisor', unit: null }],
  conflicts: [],
} as const

describe('a case that began with an earlier edition of the rules', () => {
  it('has its limits from that edition, and says so wherever a limit is shown', async () => {
    const { id } = await place(then, stages.withUnit)
    // Today’s program counts the pause anew, by the case's five days.
    const head = { id: 'head-of-the-holder', role: 'head', unit: 'HJ' } as const
    const officer = { ...head, id: 'o', role: 'officer' } as const
    await commit(now, id, {
      type: 'head.paused',
      actor: head,
      data: { cause: 'appraisal', reason: '鉴定', expectedEnd: '2026-09-14' },
    })
    const done = await commit(now, id, { type: 'unit.resumed', actor: officer, data: { arrivedOn: '2026-09-14' } })
    expect(done).toMatchObject({ kind: 'committed' })
    const file = await fileOf(id)
    expect(file.clocks['A4']?.due).toBe('2026-09-20')
    expect((await rowsOf(id)).at(-1)?.entry.rules).toBe('objection@3/2025-01.1')

    const procedure = procedureOf(now, file)
    const shown = clockViews(now, procedure, file).find(({ rule }) => rule === 'A4')
    expect(shown).toMatchObject({ article: 'GD 45', due: '2026-09-20' })
    expect(shown?.explanation).toMatchObject({ due: '2026-09-20', ruleSetVersion: '2025-01.1', length: { n: 5 } })
    const view = caseView(now, procedure, { file, record: null, log: [], files: [], papers: [], viewer })
    // A3 + five days + A5.
    expect(view.promise).toBe('2026-09-24')
    const sheet = JSON.stringify(clockStatement(now, view, 'zh'))
    expect(sheet).toContain('规则版本 2025-01.1')
    expect(sheet).toContain('第四十五条')
  })

  it('is moved to today’s by two people, with both days in its log, and not otherwise', async () => {
    const { id } = await place(then, stages.withUnit)
    const order = { by: 'sup', approvedBy: 'admin', reason: '条例修订' }
    const code = async (given: Partial<typeof order>) => {
      const outcome = await moveToRules(now, id, { ...order, ...given })
      return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind
    }
    expect(await code({ approvedBy: 'sup' })).toBe('fourEyes')
    expect(await code({ approvedBy: 'officer' })).toBe('notFound')
    expect(await code({ reason: ' ' })).toBe('malformed')
    const waiting = []
    for await (const one of behind(now)) waiting.push(one.moved)
    expect(waiting).toEqual([[{ limit: 'A4', from: '2026-09-20', to: '2026-09-17' }]])

    expect(await code({})).toBe('committed')
    const file = await fileOf(id)
    expect([file.rules, file.clocks['A4']?.due, file.clocks['A4']?.told]).toEqual([
      ruleSetVersion,
      '2026-09-17',
      '2026-09-20',
    ])
    const last = (await rowsOf(id)).at(-1)
    expect(last?.entry).toMatchObject({ type: 'rules.changed', rules: `objection@3/${ruleSetVersion}` })
    expect(last?.payload?.data).toMatchObject({
      actor: { id: 'sup', role: 'supervisor' },
      event: {
        ...{ reason: '条例修订', approvedBy: 'admin', fromRules: '2025-01.1', toRules: ruleSetVersion },
        moved: [{ limit: 'A4', from: '2026-09-20', to: '2026-09-17' }],
      },
    })
    const view = caseView(now, procedureOf(now, file), {
      file,
      record: null,
      log: await rowsOf(id),
      files: [],
      papers: [],
      viewer,
    })
    const shown = view.timeline.at(-1)?.details.find(({ label }) => label.en === 'Limits moved')?.text
    expect(shown?.zh).toContain('2026年9月20日 → 2026年9月17日')
    expect(shown?.en).toBe('Provider’s verification 20 September 2026 → 17 September 2026')
    expect(await code({})).toBe('rulesCurrent')
  })

  it('moved late, is not overdue by the move', async () => {
    const { id } = await place(then, stages.withUnit)
    open.host.clock.set(open.engine.clock.now() + 5 * 86_400_000)
    const outcome = await moveToRules(now, id, { by: 'sup', approvedBy: 'admin', reason: '条例修订' })
    expect(outcome.kind).toBe('committed')
    expect((await fileOf(id)).clocks['A4']).toMatchObject({ due: '2026-09-20', breachedAt: null })
  })
})
