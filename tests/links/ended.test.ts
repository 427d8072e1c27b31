import { expect, test } from 'vitest'
import { noteFailure } from '#engine/people/access.ts'
import { endLinksOf } from '#engine/people/action-link.ts'
import { declareAbsence } from '#engine/run/absence.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { statusOf } from '#functions/http/door/status.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import {
  acts,
  arrive,
  deeds,
  elsewhere,
  hidden,
  intake,
  type Mailed,
  mailed,
  officer,
  send,
  tokenFor,
} from './mailed.ts'

const kept = { action: 'intake.kept', reason: '由平台核查' }
const hour = 3_600_000
const deputy: Person = { ...intake, id: 'deputy', name: 'deputy', email: 'deputy@example.com' }

async function change({ open }: Mailed, person: Person, over: Partial<Person>): Promise<void> {
  const item = await open.engine.table.get(personKey(person.id))
  if (!item) throw new Error('nobody')
  const body = { ...person, ...over }
  await open.engine.table.transact([{ put: { ...item, v: item.v + 1, body }, when: { v: item.v } }])
}

type Ending = {
  readonly code: RefusalCode
  readonly fresh: boolean
  readonly hours?: number
  end(one: Mailed): Promise<unknown>
}

const endings: Readonly<Record<string, Ending>> = {
  'the third working day is over': {
    code: 'linkExpired',
    fresh: true,
    hours: 86.9,
    end: async ({ open }) => open.host.clock.advance(0.1 * hour),
  },
  'somebody else dealt with it': {
    code: 'linkDecided',
    fresh: true,
    end: (one) => send(one, 'intake.kept', intake, {}),
  },
  'it went to another unit': {
    code: 'linkReassigned',
    fresh: false,
    end: (one) => send(one, 'intake.forwarded', intake, { unit: 'HJ', reason: '' }),
  },
  'they were entered as away': {
    code: 'linkAway',
    fresh: false,
    end: async ({ open }) => {
      await open.seat(deputy)
      const done = await declareAbsence(open.engine, intake, {
        from: '2026-09-14',
        until: '2026-09-18',
        delegate: deputy.id,
      })
      if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
      await open.settle()
      // The task is the other's, with a link of its own.
      expect(tokenFor(open, deputy)).toMatch(/^\w{52}$/)
    },
  },
  'the account is locked': {
    code: 'accountLocked',
    fresh: false,
    end: async ({ open }) => {
      for (let n = 0; n < 5; n += 1) await noteFailure(open.engine, intake.id)
    },
  },
  'the seat was lost': {
    code: 'linkRoleLost',
    fresh: false,
    end: (one) => change(one, intake, { roles: [] }),
  },
  'an interest was declared': {
    code: 'conflictOfInterest',
    fresh: false,
    end: (one) => change(one, intake, { conflicts: ['91445300MA62560110', subjectOf] }),
  },
  'the address changed': {
    code: 'linkAddressChanged',
    fresh: false,
    end: (one) => change(one, intake, { email: 'new@example.com' }),
  },
  'the person signed out everywhere': {
    code: 'linkSignedOut',
    fresh: true,
    end: ({ open }) => endLinksOf(open.engine, intake.id),
  },
}

test.each(Object.entries(endings))(
  'a link is over once %s, and says so',
  async (_name, { code, fresh, hours = 0, end }) => {
    const one = await mailed('filed', intake)
    one.open.host.clock.advance(hours * hour)
    const { at, page } = await arrive(one)
    await end(one)
    const before = await deeds(one)
    const pressed = await at.post('/a/task', { ...hidden(page.body), ...kept })
    expect([pressed.status, pressed.body.includes(refusals[code].zh)]).toEqual([statusOf(code), true])
    const { page: later } = await arrive(one)
    expect(later.body).toContain(refusals[code].zh)
    expect(later.body).not.toContain('只给办案人看的说明')
    expect(later.body.includes('/a/fresh')).toBe(fresh)
    expect(await deeds(one)).toEqual(before)
  },
)

test('a fresh link goes to the same address, three a day, and does what the old one would have', async () => {
  const one = await mailed('filed', intake)
  one.open.host.clock.advance(87 * hour)
  const { at, page } = await arrive(one)
  const renew = () => at.post('/a/fresh', hidden(page.body))
  expect((await renew()).status).toBe(200)
  const token = tokenFor(one.open, intake)
  expect(token).not.toBe(one.token)
  expect([(await renew()).status, (await renew()).status, (await renew()).status]).toEqual([200, 200, 429])
  expect((await acts({ open: one.open, token }, kept)).status).toBe(303)
  expect(await deeds(one)).toEqual(['applicant.submitted', 'intake.kept'])
})

test('after reassignment the next person’s own link works', async () => {
  const one = await mailed('filed', intake)
  await send(one, 'intake.forwarded', intake, { unit: 'HJ', reason: '' })
  await one.open.settle()
  const token = tokenFor(one.open, officer)
  expect((await acts({ open: one.open, token }, { action: 'unit.returned', rightUnit: '' })).status).toBe(303)
})

test('the same answer again tells when it was recorded; another is refused', async () => {
  const one = await mailed('filed', intake)
  const { at, page } = await arrive(one)
  const form = { ...hidden(page.body), ...kept }
  const both = await Promise.all([at.post('/a/task', form), at.post('/a/task', form)])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect((await at.post('/a/task', form)).status).toBe(303)
  expect((await at.get('/a/task')).body).toContain('2026年9月14日')
  const other = await at.post('/a/task', { ...form, reason: '另有理由' })
  expect([other.status, other.body.includes(refusals.linkSpent.zh)]).toEqual([409, true])
  expect(await deeds(one)).toEqual(['applicant.submitted', 'intake.kept'])
  await one.open.settle()
  const told = one.open.host.mailer.delivered.filter(({ subject }) => subject.includes('mail link was used'))
  expect(told.map(({ to }) => to)).toEqual([intake.email])
})

test('a department that has not opted in gets no link', async () => {
  const one = await mailed('filed', intake)
  await send(one, 'intake.forwarded', intake, { unit: 'SCJG', reason: '' })
  await one.open.settle()
  const mails = one.open.host.mailer.delivered.filter(({ to }) => to === elsewhere.email)
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.map(({ text }) => text).join()).not.toContain('/a#')
})

test('looks at the evidence, service of notices and reminders leave the link as it was', async () => {
  const one = await mailed('filed', intake)
  await send(one, 'evidence.opened', intake, { key: 'x' })
  one.open.host.clock.advance(24 * hour)
  await one.open.settle()
  expect((await acts(one, kept)).status).toBe(303)
})

const subjectOf = '91445300MA62560110'
