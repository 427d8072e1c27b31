import { expect, test } from 'vitest'
import { paperItem } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { site } from './site.ts'

const agent: Person = {
  ...{ id: 'agent', name: '代理人', email: 'agent@example.com', subject: 'agent:1', conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
}

test('an agent’s inbox leads to the papers of each case, and says how many are not served yet', async () => {
  const { engine, seat, visit, settle } = site({ now: '2026-11-28' })
  await seat(agent)
  const by = { id: 'firm', role: 'applicant', unit: null } as const
  const facts = {
    ...{ id: newId(engine.crypto), kind: 'agent', subject: sampleRecord.subject.key, subjectName: '委托单位' },
    ...{ letters: [], agent: 'agent:1', agentName: '代理人', actions: ['see'], records: null },
    ...{ from: '2026-11-28', until: '2029-12-31' },
  } satisfies Parameters<typeof beginMandate>[1]
  await beginMandate(engine, facts, { step: 'given', by, reason: '' })
  const { id } = await place(engine, stages.supplementing)
  await settle()
  const items = await papersOf(engine.table, id)
  for (const [i, item] of items.entries()) {
    const paper = { ...paperOf(item), served: i === 0 ? null : ({ on: '2026-11-28', channel: 'counter' } as const) }
    await engine.table.transact([{ put: paperItem(paper, item.v + 1, 0), when: { v: item.v } }])
  }
  expect(items.length).toBeGreaterThan(1)
  const who = await visit(agent)
  const { body } = await who.get('/clients/work')
  expect(body).toMatch(new RegExp(`href="/my/cases/${id}#papers">${items.length} 份<`))
  expect(body).toContain('>1 份未送达<')
  expect((await who.get(`/my/cases/${id}`)).body).toContain('id="papers"')
  const [columns = '', line = ''] = (await who.get('/clients/work.csv')).body.replaceAll('"', '').split('\n')
  expect([columns.endsWith('未送达文书'), line.endsWith(`${items.length},1`)]).toEqual([true, true])
})
