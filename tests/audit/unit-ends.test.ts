import { expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { commit } from '#engine/begin/commit.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { takePeople } from '#engine/people/first-administrators.ts'
import { withSettings } from '#settings/put-setting.ts'
import { confirmSettings, proposeSettings } from '#settings/setting-editions.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { staff } from '#tests/support/engine.ts'
import { procedures } from '#workflows/index.ts'
import { ranStore } from './ran-store.ts'

it('a unit that ended: its letters bear the other’s name and number, and the audit makes all of it again', async () => {
  const [example] = procedures['objection']?.examples ?? []
  const [first] = staff
  if (!example || !first) throw new Error('no example')
  const signed: string[] = []
  const store = await ranStore('objection', example, {
    async also(engine) {
      const security = {
        ...first,
        id: 'security',
        email: 's@example.com',
        roles: [{ role: 'securityAdmin' as const, unit: null }],
      }
      await takePeople(engine, 'test', [security])
      const typed = { 'unit.HJ.successor': 'SCJG' }
      const asked = await proposeSettings(engine, 'system-admin', { group: 'directory', typed, reason: '撤并' })
      if (asked.kind !== 'done') throw new Error(JSON.stringify(asked))
      expect((await confirmSettings(engine, 'security', asked.n)).kind).toBe('done')
      const after = { ...engine, deployment: withSettings(engine.deployment, typed) }
      for (let n = 0; n < 2; n += 1) {
        const { id } = await place(after, stages.proposed, { subject: `9144530${n}MA9DEM117G` })
        const head = { id: 'scjg-head', role: 'head', unit: 'HJ' } as const
        expect((await commit(after, id, { type: 'approver.approved', actor: head, data: {} })).kind).toBe('committed')
        for (const item of await papersOf(after.table, id)) {
          const { unit, facts } = paperOf(item)
          if (facts.number.includes('SCJG')) signed.push(`${unit} ${facts.by.zh} ${facts.number}`)
        }
      }
    },
  })
  const { found } = await store.look(store.folder)
  store.remove()
  expect(found.map((one) => sentenceOf(one).en)).toEqual([])
  expect(signed).toEqual([
    expect.stringMatching(/^SCJG 单位SCJG 单位SCJG.*1号$/),
    expect.stringMatching(/^SCJG 单位SCJG 单位SCJG.*2号$/),
  ])
})
