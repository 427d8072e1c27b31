import { expect, test } from 'vitest'
import { noteFailure } from '#engine/people/access.ts'
import { personWrites } from '#engine/people/people.ts'
import { proposals, propose } from '#engine/people/people-admin.ts'
import { beginAuthenticator } from '#engine/people/second-factor.ts'
import { withoutToken } from '#tests/http/site.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { people, type Who } from './people.ts'
import { type Town, town, unknownId, visitor } from './sweep.ts'

type Role = Who['roles'][number]['role']
const proposer = 'system-administrator'

/** Acts of administration with a right form, and their roles. */
const acts: readonly (readonly [path: string, form: Readonly<Record<string, string>>, by: readonly Role[]])[] = [
  ['/admin/people', { id: 'neu', name: '新', email: 'neu@example.com' }, ['systemAdmin']],
  ['/admin/people/target/propose', { kind: 'grant', role: 'head', unit: 'HJ', reason: '任命' }, ['systemAdmin']],
  ['/admin/people/target/propose', { kind: 'address', email: 'x@example.com', reason: '更换' }, ['systemAdmin']],
  ['/admin/people/target/revoke', { role: 'officer', unit: 'HJ', reason: '离任' }, ['systemAdmin', 'securityAdmin']],
  ['/admin/people/target/sign-out', { reason: '遗失' }, ['securityAdmin']],
  ['/admin/people/target/unlock', { reason: '已核实' }, ['securityAdmin']],
  ['/admin/people/target/reset-factor', { reason: '遗失' }, ['securityAdmin']],
  ['/admin/people/target/remove-interest', { subject: 'S', reason: '误报' }, ['securityAdmin']],
  ['/admin/seats/{proposal}/confirm', {}, ['securityAdmin']],
  ['/admin/seats/{proposal}/decline', { reason: '无编制' }, ['securityAdmin']],
  ['/admin/switches', { id: 'sessionHours', value: '8', reason: '收紧' }, ['securityAdmin']],
]

/** A fresh directory with somebody to act on, and something proposed. */
async function prepared(): Promise<{ open: Town; proposal: string }> {
  const open = await town()
  const target = { id: 'target', name: '目标', email: 't@example.com', subject: null }
  const interests = [{ subject: 'S', name: '甲', relation: 'client', since: 0 }] as const
  const roles = [{ role: 'officer', unit: 'HJ' }] as const
  await open.engine.table.transact(personWrites({ ...target, roles, interests, conflicts: ['S'] }))
  await noteFailure(open.engine, 'target')
  await beginAuthenticator(open.engine, 'target')
  const seat = { role: 'recipient', unit: 'RS' } as const
  await propose(open.engine, proposer, { kind: 'grant', person: 'target', seat, email: null, reason: '任命' })
  return { open, proposal: (await itemsOf(proposals(open.engine, undefined)))[0]?.id ?? '' }
}

test.each(acts)('%s %j is its administrator’s and is nowhere for others', async (path, form, by) => {
  let { open, proposal } = await prepared()
  const wrong: string[] = []
  for (const who of people) {
    const at = (one: string) =>
      path.replace('{proposal}', one).replace('target', one === unknownId ? unknownId : 'target')
    const before = await open.engine.journal.size()
    const unknown =
      path.includes('target') || path.includes('{') ? await visitor(open, who).post(at(unknownId), form) : null
    const answer = await visitor(open, who).post(at(proposal), form)
    const acted = (await open.engine.journal.size()) > before
    const isTheirs = who.roles.some(({ role }) => by.includes(role))
    if (acted !== isTheirs || answer.status !== (isTheirs ? 303 : 404))
      wrong.push(`${who.as}: ${answer.status} ${acted}`)
    const same = (text: string) =>
      withoutToken(text).replaceAll(unknownId, '…').replaceAll(proposal, '…').replaceAll('target', '…')
    if (!isTheirs && unknown && same(unknown.body) !== same(answer.body)) wrong.push(`${who.as}: told apart`)
    if (acted) ({ open, proposal } = await prepared())
  }
  expect(wrong).toEqual([])
})

test('a person’s page opens to two administrators, and one who is not there looks the same to all others', async () => {
  const { open } = await prepared()
  for (const who of people) {
    const isTheirs = who.roles.some(({ role }) => role === 'systemAdmin' || role === 'securityAdmin')
    const answer = await visitor(open, who).get('/admin/people/target')
    const unknown = await visitor(open, who).get('/admin/people/no-such')
    expect([who.as, answer.status, unknown.status]).toEqual([who.as, isTheirs ? 200 : 404, 404])
    if (!isTheirs) expect(withoutToken(answer.body).replaceAll('target', 'no-such')).toBe(withoutToken(unknown.body))
  }
})
