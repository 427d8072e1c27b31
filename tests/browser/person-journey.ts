import { expect } from 'vitest'
import type { Visitor } from '#tests/support/visitor.ts'
import { frame } from '#web/words/frame.ts'
import { ways } from '#web/words/ways.ts'
import { submit } from '#workflows/objection/ways.ts'
import { dispute } from './deputy-journeys.ts'

/** Objects to one's record; whose case is open reads so, and follows it. */
export async function objectsOrFollows(person: Visitor): Promise<void> {
  const { page } = person
  await person.click(page.locator('article h3 a').first())
  await person.look('person-record')
  const record = new URL(page.url()).pathname.replace(/^\/en/, '')
  await person.go(`${record}/object`)
  const open = page.locator('main .callout').filter({ hasText: person.t(ways.openOnRecord).slice(0, 8) })
  if ((await open.count()) > 0) {
    await person.look('person-question-open')
    await person.click(open.locator('a'))
  } else {
    await person.click(page.locator('main a[href$="?what=notMine"]'))
    await dispute(person, 'whole', 'E1')
    await person.click(frame.continue)
    await person.field('phone').fill('13800000000')
    await person.field('consentElectronic').check()
    await person.click(frame.continue)
    await person.click(submit)
    await person.look('person-receipt')
    await person.click(page.locator('main a.button[href*="/my/cases/"]'))
  }
  expect(await person.text()).toMatch(/4453\d\d-\d{8}-[0-9A-Z]{9}/)
  await person.look('person-case')
}
