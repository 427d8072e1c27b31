import { expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { Person } from '#engine/store/person.ts'
import type { Mail } from '#engine/store/ports.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { caseId, sampleRecord } from '#tests/support/run-example.ts'
import { filed, sent, stands } from './filed.ts'

const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
const firm: Person = {
  ...{ id: 'applicant', name: 'applicant', email: 'applicant@example.com', conflicts: [] },
  ...{ subject: sampleRecord.subject.key, roles: [{ role: 'applicant', unit: null }] },
}
const fileOf = (mail: Mail | undefined, name: string) => {
  const found = mail?.attachments?.find((one) => one.name === name)
  return found === undefined ? null : new TextDecoder().decode(found.bytes)
}
const field = (text: string | null, name: string) =>
  new RegExp(`^${name}[:;](.*)$`, 'm').exec(text ?? '')?.[1]?.trim() ?? ''

it('brings an official the due day of the task', async () => {
  const town = await filed()
  const task = fileOf(sent(town, 'intake-1@example.com')[0], 'due.ics')
  // Forwarding within A3 is due; asking until G1 is choice.
  const due = (await stands(town)).clocks['A3']?.due
  expect(field(task, 'DTSTART')).toBe(`VALUE=DATE:${due?.replaceAll('-', '')}`)
})

it('brings the applicant the day of the supplement, and takes it back when it has come, under one name', async () => {
  const town = await filed()
  await commit(town.engine, caseId, { type: 'intake.askedSupplement', actor: intake, data: { list: '营业执照' } })
  await town.settle()
  const asked = fileOf(sent(town, 'applicant@example.com').at(-1), 'due.ics')
  const due = (await stands(town)).clocks['G2']?.due ?? ''
  // Same day and name as the page: one calendar entry.
  const page = await (await town.visit(firm)).get(`/my/cases/${caseId}/dates`)
  expect(page.body.match(/^UID:.*$/gm)?.map((line) => line.slice(4).trim())).toContain(field(asked, 'UID'))
  expect(field(asked, 'UID')).toMatch(/^[0-9A-F]{26}@[\w.]+$/)
  const form = { code: await trackingCode(town.engine, caseId) }
  const tracked = await town.ask({ method: 'POST', path: '/track/dates', form })
  expect(tracked.body).toContain(`UID:${field(asked, 'UID')}\r\n`)
  expect(page.body.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(page.body).toContain('TRIGGER')
  expect(field(asked, 'DTSTART')).toBe(`VALUE=DATE:${due.replaceAll('-', '')}`)
  await commit(town.engine, caseId, {
    type: 'applicant.supplemented',
    actor: applicant,
    data: { note: '', evidence: [] },
  })
  await town.settle()
  const done = fileOf(sent(town, 'applicant@example.com').at(-1), 'cancelled.ics')
  expect(field(done, 'METHOD')).toBe('CANCEL')
  expect(field(done, 'UID')).toBe(field(asked, 'UID'))
  expect(Number(field(done, 'SEQUENCE'))).toBeGreaterThan(Number(field(asked, 'SEQUENCE')))
})
