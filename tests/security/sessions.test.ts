import { beforeEach, expect, test } from 'vitest'
import { endSessionsOf, hashOfName } from '#engine/people/sessions.ts'
import type { Person } from '#engine/store/person.ts'
import { switchesItem } from '#engine/store/switches.ts'
import { readLinkSession, startLinkSession } from '#functions/http/by-mail/link-session.ts'
import { readSession, renewSession } from '#functions/http/door/session.ts'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { type Site, site } from '../http/site.ts'

const person: Person = {
  id: 'filer',
  name: '经办人',
  email: 'filer@example.com',
  subject: '91445300MA62560110',
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const minute = 60_000

let open: Site
beforeEach(async () => {
  open = site()
  await open.seat(person)
})
const isIn = async (cookies: readonly string[]) => (await open.ask({ path: '/account', cookies })).status === 200
const set = async (values: object) => {
  const item = await open.engine.table.get({ pk: 'switches', sk: 'values' })
  const put = switchesItem(values, (item?.v ?? 0) + 1)
  await open.engine.table.transact([{ put, when: item ? { v: item.v } : 'absent' }])
}

test('one sees where one is signed in, and ends one of them or all', async () => {
  const [first, second, third] = [await open.visit(person), await open.visit(person), await open.visit(person)]
  const page = await third.get('/account')
  const ids = [...page.body.matchAll(/\/account\/sessions\/([0-9a-f]{64})\/end/g)].map(([, id]) => id ?? '')
  expect(ids).toHaveLength(2)
  expect((await third.post(`/account/sessions/${ids[1]}/end`)).status).toBe(303)
  expect(
    [await isIn(first.cookies), await isIn(second.cookies), await isIn(third.cookies)].filter(Boolean),
  ).toHaveLength(2)
  const out = await third.post('/account/sign-out-everywhere')
  expect(out.cookies[0]).toContain('Max-Age=0')
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
  for (const { cookies } of [first, second, third]) expect(await isIn(cookies)).toBe(false)
})

test('nobody ends the sessions of another', async () => {
  const other = await open.visit({ ...person, id: 'other' })
  const mine = await open.visit(person)
  const { body } = await (await open.visit(person)).get('/account')
  const id = /sessions\/([0-9a-f]{64})\/end/.exec(body)?.[1] ?? ''
  expect((await other.post(`/account/sessions/${id}/end`)).status).toBe(404)
  expect((await other.get('/account')).body).not.toContain(id)
  expect(await isIn(mine.cookies)).toBe(true)
})

test('one sign-in more than allowed ends the oldest, and the dead take no room', async () => {
  await set({ sessionsAtOnce: 2 })
  const first = await open.visit(person)
  open.host.clock.advance(minute)
  const second = await open.visit(person)
  open.host.clock.advance(minute)
  const third = await open.visit(person)
  expect([await isIn(first.cookies), await isIn(second.cookies), await isIn(third.cookies)]).toEqual([
    false,
    true,
    true,
  ])
  open.host.clock.advance(40 * minute)
  await open.visit(person)
  const { items } = await open.engine.table.query({ index: 'main', pk: 'sessions#filer', limit: 100 })
  expect(items).toHaveLength(1)
})

test('idle and absolute life are what the switches say, at once and for sessions begun before', async () => {
  const { cookies } = await open.visit(person)
  open.host.clock.advance(6 * minute)
  await set({ sessionIdleMinutes: 5 })
  expect(await isIn(cookies)).toBe(false)
  await set({ sessionIdleMinutes: 60, sessionHours: 1 })
  expect(await isIn(cookies)).toBe(true)
  open.host.clock.advance(55 * minute)
  expect(await isIn(cookies)).toBe(false)
})

test('a switch outside its bounds in the store counts as its default', async () => {
  await set({ sessionIdleMinutes: 100_000 })
  const { cookies } = await open.visit(person)
  open.host.clock.advance(31 * minute)
  expect(await isIn(cookies)).toBe(false)
})

test('after a step-up the old name is worth nothing, and the sign-in is no younger for it', async () => {
  const { cookies } = await open.visit(person)
  const found = await readSession(open.engine, cookies)
  if (!found) throw new Error('no session')
  open.host.clock.advance(minute)
  const next = [(await renewSession(open.engine, found)).split(';')[0] ?? '']
  expect([await isIn(cookies), await isIn(next)]).toEqual([false, true])
  const renewed = await readSession(open.engine, next)
  expect(renewed?.session.startedAt).toBe(found.session.startedAt)
  expect(renewed?.session.csrf).not.toBe(found.session.csrf)
})

/** The same store, after so many later keys of cookies. */
function renewed(times: number): Site {
  const crypto = memoryCrypto('redress', times)
  // Chance begins anew with it: no name may come twice.
  for (let n = 0; n < 100 * times; n += 1) crypto.random(32)
  return site({ host: () => ({ ...open.host, crypto }) })
}

test('a cookie made under the key before the newest counts until its session ends, and is then worth nothing', async () => {
  const { cookies } = await open.visit(person)
  const link = [(await startLinkSession(open.engine, 'LINK')).split(';')[0] ?? '']
  const after = renewed(1)
  const isInAfter = async (one: readonly string[]) =>
    (await after.ask({ path: '/account', cookies: one })).status === 200
  expect(await isInAfter(cookies)).toBe(true)
  expect((await readLinkSession(after.engine, link))?.link).toBe('LINK')
  const fresh = await after.visit(person)
  expect([await isInAfter(fresh.cookies), await isIn(fresh.cookies)]).toEqual([true, false])
  for (let hour = 0; hour < 24; hour += 1) {
    open.host.clock.advance(20 * minute)
    await isInAfter(cookies)
  }
  open.host.clock.advance(5 * 60 * minute)
  expect(await isInAfter(cookies)).toBe(false)
})

test('a cookie is worth nothing after two new keys, and its session can be ended after one', async () => {
  const [{ cookies }, other] = [await open.visit(person), await open.visit(person)]
  const [once, twice] = [renewed(1).engine, renewed(2).engine]
  const found = await readSession(once, cookies)
  if (!found) throw new Error('no session')
  const next = [(await renewSession(once, found)).split(';')[0] ?? '']
  expect([await isIn(cookies), await readSession(once, cookies)]).toEqual([false, null])
  expect((await readSession(twice, next))?.session.startedAt).toBe(found.session.startedAt)
  expect([await readSession(once, other.cookies), await readSession(twice, other.cookies)]).toEqual([
    expect.objectContaining({ hash: hashOfName(open.engine, other.cookies[0]?.split('=')[1] ?? '') }),
    null,
  ])
})

test('a session given to a browser beforehand is not the one it signs in with', async () => {
  const planted = (await open.ask({ path: '/records', cookies: [`redress=${'a'.repeat(64)}`] })).cookies
  expect(planted).toEqual([])
  expect(await isIn([`redress=${'a'.repeat(64)}`])).toBe(false)
})

test('ending all sessions of a person leaves those of others', async () => {
  const mine = await open.visit(person)
  const other = await open.visit({ ...person, id: 'other' })
  expect(await endSessionsOf(open.engine, 'filer')).toBe(1)
  expect([await isIn(mine.cookies), await isIn(other.cookies)]).toEqual([false, true])
})

test('every page has another token, and each of them works', async () => {
  const { cookies } = await open.visit(person)
  const tokens = await Promise.all(
    [1, 2, 3].map(
      async () => /name="csrf" value="([^"]+)"/.exec((await open.ask({ path: '/account', cookies })).body)?.[1] ?? '',
    ),
  )
  expect(new Set(tokens.map((token) => token.split('.')[0])).size).toBe(3)
  for (const csrf of tokens.slice(1)) {
    const answer = await open.ask({ method: 'POST', path: '/my/held', form: { csrf }, cookies })
    expect(answer.status).not.toBe(403)
  }
})
