import { beforeEach, describe, expect, test } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Site, site, type Visitor } from './site.ts'

/** Texts that have broken other people's programs. */
const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><script>1</script>',
  '</title><b>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '&amp;',
  '&#0;',
  '&#x3c;',
  'javascript:alert(1)',
  '{{7*7}}',
  `\${7*7}`,
  '<%= 7*7 %>',
  '{number}',
  '{link}',
  '$1 $& $`',
  "'; DROP TABLE cases; --",
  '1 OR 1=1',
  '%s%n%x',
  '%00',
  '\\0',
  '\\u0000',
  '../../etc/passwd',
  '=1+1',
  '@SUM(1)',
  '+1',
  '-1',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '0x0',
  '1e1000',
  '１２３',
  '٣',
  '𠮷野家',
  '👩‍👩‍👧‍👦',
  'Ω≈ç√∫˜µ≤≥÷',
  'ﷺ',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚',
  '\u202Eevil',
  '\u200B零宽\u200B字',
  '\uFEFF开头',
  '\u00A0',
  'الكل في المجمو عة',
  '𝕋𝕙𝕖',
  '一\n二\n\n三',
  '制表\t符',
  '<a href="//evil.example">x</a>',
  'a'.repeat(1900),
  '中'.repeat(1900),
  '😀'.repeat(90),
]
const controls = ['\u0000', '一\u0007二', '\u001b[31m', '\u007f', '\u0001\u0002\u0003', '\u000b\u000c']

const person: Person = {
  id: 'filer',
  name: '经办人',
  email: 'filer@example.com',
  subject: sampleRecord.subject.key,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
}
const intake: Person = { ...person, id: 'intake', subject: null, roles: [{ role: 'intake', unit: 'FGW' }] }

let open: Site
let filer: Visitor
let officer: Visitor

beforeEach(async () => {
  // One address asks for all of them.
  open = site({ deployment: { flags: { 'budget.search': 10_000, 'budget.track': 10_000 } } })
  await open.seat(person, intake)
  await addRecord(open.engine, sampleRecord, { id: 'import', role: 'system', unit: null })
  filer = await open.visit(person)
  officer = await open.visit(intake)
})

const claim = (claimed: string, explanation: string) => ({
  'dispute.whole': 'on',
  'ground.whole': 'E3',
  'claimed.whole': claimed,
  explanation,
})
const about = (name: string) => ({ name, email: 'a@example.com', phone: '0766-0000000', consentElectronic: 'on' })

/** Files any text; returns the case, or the refusing status. */
async function file(text: string): Promise<string | number> {
  const begun = await filer.told(`/my/records/${sampleRecord.id}/object`, claim(text, text))
  const id = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1]
  if (!id) return begun.status
  const told = await filer.told(`/my/drafts/${id}/contact`, about(text.slice(0, 50)))
  if (told.status !== 303) return told.status
  const sent = await filer.post(`/my/drafts/${id}/submit`)
  return sent.status === 303 ? id : sent.status
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const said = (text: string) => text.trim()

describe('a text comes back as it was typed, escaped, or is refused', () => {
  test.each(naughty)('%s', async (text) => {
    const id = await file(text)
    if (typeof id === 'number') {
      expect([id, said(text)]).toEqual([422, ''])
      return
    }
    const item = await open.engine.table.get(caseKey(id))
    const data = objection.course.data.parse(item && caseFile(item).data)
    expect([data.explanation, data.items[0]?.claimed]).toEqual([said(text), said(text)])
    for (const answer of [
      await filer.get(`/my/cases/${id}`),
      await officer.get(`/desk/cases/${id}`),
      await filer.get(`/my/cases/${id}/receipt`),
    ]) {
      expect(answer.status).toBe(200)
      expect(
        answer.body.includes(escaped(said(text))) || answer.body.includes(said(text).replaceAll('"', '&quot;')),
      ).toBe(true)
      expect(answer.body).not.toMatch(/<script>|<img|onerror=alert\(1\)>(?!<)|<a href="\/\/evil/)
    }
    const seq = String(item ? caseFile(item).seq : 0)
    const asked = await officer.post(`/desk/cases/${id}/events`, { event: 'intake.askedSupplement', seq, list: text })
    expect(asked.status).toBe(303)
    await open.settle()
    const mail = open.host.mailer.delivered.map((one) => one.text).join('\n')
    expect(mail).toContain(said(text))
    expect((await filer.get(`/my/cases/${id}`)).body).not.toMatch(/<script>|<img/)
    const search = await open.ask({ path: `/records?q=${encodeURIComponent(text)}` })
    expect(search.status).toBe(text.length > 200 || said(text) === '' ? 422 : 200)
    expect(search.body).not.toMatch(/<script>|<img|<b>/)
  })
})

test.each(controls)('control characters are refused at the door (%j)', async (text) => {
  const before = await open.engine.journal.size()
  expect(await file(`一${text}二`)).toBe(422)
  expect(await open.engine.journal.size()).toBe(before)
})

test('texts past their measure are refused at their field, and what was typed stays', async () => {
  const path = `/my/records/${sampleRecord.id}/object`
  const long = await filer.told(path, claim('遗漏', '长'.repeat(4001)))
  expect([long.status, long.body.includes('长'.repeat(4001))]).toEqual([422, true])
  const huge = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`x${i}`, 'x'.repeat(2000)]))
  expect((await filer.post(path, { ...claim('遗漏', '说明'), ...huge })).status).toBe(422)
})

test.each(['NOSUCH', 'constructor', '__proto__', 'CF_GSJZQ', ''])(
  'the column %s cannot be disputed',
  async (column) => {
    const form = {
      [`dispute.${column}`]: 'on',
      [`ground.${column}`]: 'E2',
      [`claimed.${column}`]: 'x',
      explanation: 'x',
    }
    expect((await filer.told(`/my/records/${sampleRecord.id}/object`, form)).status).toBe(422)
    expect((await filer.told('/my/object', form)).status).toBe(422)
  },
)

test('what was filed is no longer its draft’s to change', async () => {
  const id = await file('遗漏')
  for (const step of ['items', 'contact', 'remove-file', 'submit']) {
    const path = `/my/drafts/${id}/${step}`
    const other = await filer.post(path, { key: `case/${id}/x`, ...claim('别的', '别的'), ...about('张') })
    // The words stay on a page, to be copied.
    expect([step, other.status, other.body.includes(`/my/cases/${id}/receipt`)]).toEqual([step, 409, true])
    const again = await filer.post(path, { key: `case/${id}/x` })
    expect([step, again.status, again.headers['location']]).toEqual([step, 303, `/my/cases/${id}/receipt`])
  }
  const item = await open.engine.table.get(caseKey(String(id)))
  const record = await open.engine.table.get(recordKey(sampleRecord.id))
  expect(item && objection.course.data.parse(caseFile(item).data).explanation).toBe('遗漏')
  expect(record && storedRecord(record).record.overlays.disputedBy).toEqual([id])
})
