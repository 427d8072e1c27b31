import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statusOf } from '#functions/http/door/status.ts'
import { RefusedPage } from '#web/public/refused-page.tsx'
import { renderPage } from '#web/render.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { refusalsPage } from '../../scripts/refusals.ts'
import { sampleShell } from '../support/pages/sample-case.ts'

/** Nobody asking is at fault. */
const away: readonly string[] = ['busy', 'clockBehind', 'diskFull', 'signInAway']
const codes = Object.keys(refusals).filter((code): code is RefusalCode => Object.hasOwn(refusals, code))

test.each(codes)('%s has a status of its own kind and is told in both languages', (code) => {
  const status = statusOf(code)
  expect([status >= 400 && status < 500, code]).toEqual([!away.includes(code), code])
  for (const lang of ['zh', 'en'] as const) {
    const page = renderPage(<RefusedPage shell={sampleShell(lang, '/', null)} code={code} />)
    expect(page).toContain(refusals[code][lang])
    expect(refusals[code][lang].length).toBeGreaterThan(8)
  }
  expect(refusals[code].zh).toMatch(/\p{Script=Han}/u)
  expect(refusals[code].en).not.toMatch(/\p{Script=Han}/u)
})

test('docs/refusals.md is as the catalogue is now (npm run draw)', () => {
  expect(readFileSync(new URL('../../docs/refusals.md', import.meta.url), 'utf8')).toBe(refusalsPage())
})
