import { expect, it } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const write = calendarFile({ name: '测试市', email: 'no-reply@redress.test' })

const day = {
  ...{ uid: 'C1.G2@redress.test', sequence: 7, day: '2026-09-28', url: 'https://redress.test/my/cases/C1' },
  ...{ summary: '补正截止', description: '异议；编号 1, 二', at: Date.UTC(2026, 8, 14, 2) },
}

it('writes a whole day that is the same in every zone', () => {
  const text = write([day], false)
  expect(text).toContain('METHOD:PUBLISH')
  expect(text).toContain('DTSTART;VALUE=DATE:20260928')
  expect(text).toContain('UID:C1.G2@redress.test')
  expect(text).toContain('SEQUENCE:7')
  expect(text).toContain('ORGANIZER;CN="测试市":mailto:no-reply@redress.test')
  expect(text).toContain('DTSTAMP:20260914T020000Z')
  expect(text).toContain('编号 1\\, 二')
  for (const line of ['TRANSP:TRANSPARENT', 'BEGIN:VALARM', 'TRIGGER:-PT15H', `URL;VALUE=URI:${day.url}`])
    expect(text.split('\r\n')).toContain(line)
  expect(text).toMatch(/END:VCALENDAR\r\n$/)
  expect(write([day], false)).toBe(text)
})

it('takes a day back under the same name', () => {
  const text = write([{ ...day, sequence: 9 }], true)
  expect(text).toContain('METHOD:CANCEL')
  expect(text).toContain('STATUS:CANCELLED')
  expect(text).toContain('UID:C1.G2@redress.test')
  expect(text).toContain('SEQUENCE:9')
})
