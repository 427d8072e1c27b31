import { describe, expect, test } from 'vitest'
import { linkKey } from '#engine/people/action-link.ts'
import type { Request } from '#tests/http/site.ts'
import { acts, arrive, deeds, hidden, intake, type Mailed, mailed, type Reader, reader } from './mailed.ts'

/** Acts of mail programs: none decides or uses up the link. */
type Behaviour = (one: Mailed) => Promise<unknown>

const ask =
  (over: Partial<Request> = {}): Behaviour =>
  (one) =>
    one.open.ask({ path: '/a', ...over })
const header = (name: string, value: string) => ask({ headers: { [name]: value } })
const method = (name: string, path = '/a') => ask({ method: name, path })
const within =
  (run: (at: Reader, form: Record<string, string>, one: Mailed) => Promise<unknown>): Behaviour =>
  async (one) => {
    const { at, page } = await arrive(one)
    return run(at, hidden(page.body), one)
  }
const pressed = (form: Readonly<Record<string, string>>) => within((at, own) => at.post('/a/task', { ...own, ...form }))
const kept = { action: 'intake.kept', reason: '由平台核查' }

const behaviours: Readonly<Record<string, Behaviour>> = {
  'GET of the link, its fragment unseen': ask(),
  'GET of the English link': ask({ path: '/en/a' }),
  'HEAD of the link': method('HEAD'),
  'OPTIONS of the link': method('OPTIONS'),
  'TRACE of the link': method('TRACE'),
  'PROPFIND of the link': method('PROPFIND'),
  'PUT of the link': method('PUT'),
  'DELETE of the link': method('DELETE'),
  'GET of the task without a sitting': ask({ path: '/a/task' }),
  'HEAD of the task': method('HEAD', '/a/task'),
  'OPTIONS of the task': method('OPTIONS', '/a/task'),
  'DELETE of the task': method('DELETE', '/a/task'),
  'GET of every form’s address': async ({ open }) => {
    for (const path of ['/a/fresh', '/a/step-up', '/a/step-up/send']) await open.ask({ path })
  },
  'a prefetch by Sec-Purpose': header('sec-purpose', 'prefetch;prerender'),
  'a prefetch by Purpose': header('purpose', 'prefetch'),
  'a prefetch by X-Moz': header('x-moz', 'prefetch'),
  'a preview by X-Purpose': header('x-purpose', 'preview'),
  'the agent of a mail gateway': header('user-agent', 'Mozilla/5.0 (compatible; LinkScanner/2.1)'),
  'the token guessed into the query': (one) => one.open.ask({ path: `/a?token=${one.token}` }),
  'the token guessed into the path': (one) => one.open.ask({ path: `/a/${one.token}` }),
  'the fragment sent to the server all the same': (one) => one.open.ask({ path: `/a%23${one.token}` }),
  'both language versions of the link, one after the other': async (one) => {
    for (const path of ['/a', '/en/a']) await one.open.ask({ path })
  },
  'the script run: the token handed over': (one) => arrive(one),
  'the script run ten times': async (one) => {
    for (let n = 0; n < 10; n += 1) await arrive(one)
  },
  'the script run in ten windows at once': (one) => Promise.all(Array.from({ length: 10 }, () => arrive(one))),
  'the script run in English': (one) => one.open.ask({ method: 'POST', path: '/en/a', form: { token: one.token } }),
  'the task read over and over within a sitting': within(async (at) => {
    for (let n = 0; n < 5; n += 1) await at.get('/a/task')
  }),
  'the button pressed on the form as it stands': pressed({}),
  'the button pressed with empty fields': pressed({ action: '', reason: '' }),
  'the first choice taken, nothing typed': pressed({ action: 'note.seen', reason: '' }),
  'each choice taken in turn, nothing typed': within(async (at, own) => {
    for (const action of ['note.seen', 'note.comment', 'intake.kept', 'intake.forwarded'])
      await at.post('/a/task', { ...own, action })
  }),
  'blanks typed as the reason': pressed({ action: 'intake.kept', reason: ' \n\t ' }),
  'a reason typed, nothing chosen': pressed({ reason: 'test' }),
  'a choice that the page does not offer': pressed({ action: 'approver.approved', reason: 'test' }),
  'an event of the machine': pressed({ action: 'record.ended', reason: 'test' }),
  'the confirmation without the sitting’s token': within((at, { seq = '' }) => at.post('/a/task', { ...kept, seq })),
  'the confirmation with the token of another sitting': within(async (at, own, one) => {
    const other = hidden((await arrive(one)).page.body)
    await at.post('/a/task', { ...own, ...kept, key: other['key'] ?? '' })
  }),
  'the confirmation with an invented token': pressed({ ...kept, key: 'a'.repeat(64) }),
  'the confirmation without its cookie': within(async (_at, own, { open }) =>
    open.ask({ method: 'POST', path: '/a/task', form: { ...own, ...kept } }),
  ),
  'the confirmation with a cookie made up': within(async (_at, own, { open }) =>
    open.ask({
      method: 'POST',
      path: '/a/task',
      form: { ...own, ...kept },
      cookies: [`redress-link=${'0'.repeat(64)}`],
    }),
  ),
  'the confirmation with no version of the case': pressed({ ...kept, seq: '' }),
  'the confirmation with a version from before the mail': pressed({ ...kept, seq: '0' }),
  'the confirmation with a version that is not yet': pressed({ ...kept, seq: '99' }),
  'the confirmation as JSON': within((at, own, { open }) =>
    open.ask({
      method: 'POST',
      path: '/a/task',
      raw: JSON.stringify({ ...own, ...kept }),
      headers: { 'content-type': 'application/json' },
      cookies: at.cookies,
    }),
  ),
  'the confirmation as a query': within((at, own) => at.get(`/a/task?${new URLSearchParams({ ...own, ...kept })}`)),
  'the confirmation in a sitting that is over': within(async (at, own, { open }) => {
    open.host.clock.advance(21 * 60_000)
    await at.post('/a/task', { ...own, ...kept })
  }),
  'a step that needs a second factor, pressed without': pressed({ action: 'intake.proposedRefusal', reason: 'test' }),
  'the second factor guessed': within(async (at, own) => {
    const carried = { ...own, action: 'intake.proposedRefusal', reason: 'test' }
    for (const code of ['000000', '123456', '']) await at.post('/a/step-up', { ...carried, means: 'text', code })
  }),
  'a token of the right length that was never sent': (one) =>
    one.open.ask({ method: 'POST', path: '/a', form: { token: '0'.repeat(52) } }),
  'a token cut short by a line break': (one) =>
    one.open.ask({ method: 'POST', path: '/a', form: { token: one.token.slice(0, 40) } }),
  'a thousand characters for a token': (one) =>
    one.open.ask({ method: 'POST', path: '/a', form: { token: 'A'.repeat(1000) } }),
  'another host’s name in the header': (one) =>
    one.open.ask({ path: '/a', headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } }),
  'a method smuggled in a header': header('x-http-method-override', 'POST'),
}

describe('programs that read mail', () => {
  test('are tried in forty ways and more', () => {
    expect(Object.keys(behaviours).length).toBeGreaterThanOrEqual(40)
  })

  test.each(Object.entries(behaviours))('have no effect, and leave the link to its owner: %s', async (_name, run) => {
    const one = await mailed('filed', intake)
    const before = await deeds(one)
    await run(one)
    expect(await deeds(one)).toEqual(before)
    const done = await acts(one, kept)
    expect([done.status, done.headers['location']]).toEqual([303, '/a/task'])
    expect(await deeds(one)).toEqual([...before, 'intake.kept'])
  })
})

const reads = ['/a', '/en/a', '/a/task', '/a/fresh', '/a/step-up', '/a/step-up/send', '/a/nothing']

test.each(['GET', 'HEAD', 'OPTIONS', 'TRACE'])('%s writes nothing at all, also within a sitting', async (name) => {
  const one = await mailed('filed', intake)
  const { at } = await arrive(one)
  const { table } = one.open.engine
  let writes = 0
  const watched = {
    ...table,
    transact: async (...given: Parameters<typeof table.transact>) => {
      writes += 1
      return table.transact(...given)
    },
  }
  Object.assign(one.open.engine, { table: watched })
  for (const path of reads) await one.open.ask({ method: name, path, cookies: at.cookies })
  expect(writes).toBe(0)
})

test('every page is in no cache, no index, and passes no address on', async () => {
  const one = await mailed('filed', intake)
  const { at, page } = await arrive(one)
  for (const answer of [page, await at.get('/a'), await at.post('/a/task', hidden(page.body))]) {
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    })
    expect(answer.body).not.toContain(one.token)
  }
})

test('the store and the log hold no token once the mail is out, and the cookie is for this site alone', async () => {
  const one = await mailed('filed', intake)
  const { items } = await one.open.engine.table.query({ index: 'main', pk: `case#${one.id}`, limit: 200 })
  expect(items.some(({ sk }) => sk.startsWith('mail#'))).toBe(true)
  expect(JSON.stringify(items)).not.toContain(one.token)
  const hash = one.open.engine.crypto.keyed('session', `link#${one.token}`)
  expect(JSON.stringify(await one.open.engine.table.get(linkKey(hash.slice(0, 20))))).not.toContain(one.token)
  const at = reader(one.open)
  const set = await at.post('/a', { token: one.token.toLowerCase().replace(/(.{8})/g, '$1 ') })
  expect(set.cookies).toEqual([
    expect.stringMatching(/^redress-link=[0-9a-f]{64}; Path=\/; Max-Age=1200; HttpOnly; SameSite=Strict$/),
  ])
})

test('one token opens at most forty times a day', async () => {
  const one = await mailed('filed', intake)
  const opened = async () => (await reader(one.open).post('/a', { token: one.token })).status
  for (let n = 0; n < 40; n += 1) expect(await opened()).toBe(303)
  expect(await opened()).toBe(429)
})
