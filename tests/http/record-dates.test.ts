import { beforeAll, expect, test } from 'vitest'
import { beginMandate } from '#engine/people/mandate-steps.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { instantOn } from '#law/day.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { type Site, site } from './site.ts'

const code = sampleRecord.subject.key
const person = (id: string, subject: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject, conflicts: [] },
  roles: [{ role: 'applicant', unit: null }],
})
const [firm, agent] = [person('firm', code), person('agent', 'agent:a')]

let open: Site
/** Begins the pages of each reader. */
let bases: Readonly<Record<string, string>>
let record: string

beforeAll(async () => {
  open = site({ now: '2026-09-14' })
  await open.seat(firm, agent)
  record = newId(open.engine.crypto)
  const [version] = sampleRecord.versions
  const versions = [{ ...version, n: 1, at: 0, cause: { kind: 'import', batch: 'test' } as const, fields }]
  await addRecord(open.engine, { ...sampleRecord, id: record, versions }, { id: 'import', role: 'system', unit: null })
  const mandate = await beginMandate(
    open.engine,
    {
      ...{ id: newId(open.engine.crypto), kind: 'agent', subject: code, subjectName: '委托单位', letters: [] },
      ...{ agent: 'agent:a', agentName: 'agent', actions: ['see', 'repair.file'], records: null },
      ...{ from: '2026-09-14', until: '2029-12-31' },
    },
    { step: 'given', by: { id: 'firm', role: 'applicant', unit: null }, reason: '' },
  )
  bases = { firm: '/my', agent: `/clients/${mandate.id}` }
})
const fields = { ...sampleRecord.versions[0]?.fields, CF_JDRQ: '2026-08-01' }

/** Values of a property, long lines joined again. */
const all = (file: string, name: string): readonly string[] =>
  [...file.replaceAll('\r\n ', '').matchAll(new RegExp(`^${name}[:;](.*?)\\r?$`, 'gm'))].map(([, said = '']) =>
    said.replace(/^VALUE=[A-Z]+:/, ''),
  )

test.each([firm, agent])(
  'the days of a record lead $id to a page that it may read, in a calendar of the page and of the mail alike',
  async (reader) => {
    const page = `${bases[reader.id]}/records/${record}`
    const visitor = await open.visit(reader)
    expect((await visitor.get(page)).status).toBe(200)
    for (const [prefix, told] of [
      ['', '可以申请'],
      ['/en', 'repair'],
    ] as const) {
      const { body } = await visitor.get(`${prefix}${page}/dates`)
      const url = `${open.engine.deployment.url}${prefix}${page}`
      expect(all(body, 'URL')).toEqual([url, url])
      expect(all(body, 'DTSTART')).toEqual(['20261101', '20270801'])
      expect(all(body, 'TRIGGER')).toEqual(['-PT15H', '-PT15H'])
      expect(all(body, 'SUMMARY').join()).toContain(told)
      const names = all(body, 'UID')
      expect(new Set(names).size).toBe(2)
      for (const name of names) expect(name).toMatch(/^[0-9A-F]{26}@[\w.]+$/)
    }
    expect((await visitor.post(`${page}/remind`)).status).toBe(303)
  },
)

test('the reminder of each leads there too, and moves the day that the page gave', async () => {
  const given = await (await open.visit(firm)).get(`/my/records/${record}/dates`)
  open.host.clock.set(instantOn('2026-11-01', '09:00'))
  await open.settle()
  for (const [id, base] of Object.entries(bases)) {
    const [mail, ...more] = open.host.mailer.delivered.filter(
      ({ to, subject }) => to === `${id}@example.com` && subject.includes('可以申请信用修复'),
    )
    expect(more).toEqual([])
    const page = `${open.engine.deployment.url}${base}/records/${record}`
    expect(mail?.text).toMatch(new RegExp(`${page}(?!/)`))
    const enclosed = new TextDecoder().decode(mail?.attachments?.find(({ name }) => name === 'dates.ics')?.bytes)
    expect(all(enclosed, 'URL')).toEqual([page])
    expect(all(enclosed, 'UID')).toEqual(all(given.body, 'UID').slice(1))
  }
})
