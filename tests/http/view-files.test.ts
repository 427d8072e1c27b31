import { beforeAll, expect, test } from 'vitest'
import { doors } from '#functions/http/routes.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

/** Each view of the supervisor. */
const views = [
  '/board',
  '/board/figures',
  '/board/forecast',
  '/board/workload',
  '/board/ratings',
  '/board/breaches',
  '/board/listed',
  '/board/unconfirmed',
  '/board/holders',
  '/board/bulletins/2025-12',
  '/board/editions/2025/1',
  '/desk/contests',
  '/desk/rechecks',
]
let here: Site

beforeAll(async () => {
  const seal = { sample: true, mark: () => null, apply: async (pdf: Uint8Array) => pdf }
  here = site({ now: '2026-01-05', host: () => ({ printing: { printer: memoryPrinter, seal } }) })
  await here.seat(...people)
  for (const stage of [stages.filed, stages.withUnit, stages.asking]) await place(here.engine, stage)
  const supervisor = await here.visit(named('supervisor'))
  await supervisor.post('/board/bulletins', { month: '2025-12' })
  await supervisor.post('/board/bulletins/2025-12', { act: 'release' })
  await here.settle()
  expect((await supervisor.post('/board/editions', { year: '2025' })).status).toBe(303)
})

test.each(['', '/en'])('each view of the supervisor is taken along as sheet and as PDF: %s', async (lang) => {
  const supervisor = await here.visit(named('supervisor'))
  for (const view of views) {
    const { body } = await supervisor.get(`${lang}${view}`)
    const links = [...body.matchAll(/(?:href|formaction)="([^"]*(?:\.csv|\.pdf|\/pdf)(?:\?[^"]*)?)"/gi)].map(
      ([, link = '']) => link,
    )
    const kinds: string[] = []
    for (const link of links) {
      const file = await supervisor.get(link.replaceAll('&amp;', '&'))
      kinds.push(`${file.status} ${file.headers['content-type']?.split(';')[0]}`)
      if (link.includes('.csv')) expect([link, file.body.startsWith('\uFEFF')]).toEqual([link, true])
    }
    expect([view, kinds.toSorted()]).toEqual([view, ['200 application/pdf', '200 text/csv']])
  }
})

/** Sheets to be entered elsewhere, line by line. */
const forEntry = ['/desk/credit-china/applications.csv', '/desk/credit-china/steps.csv']

test('no sheet of board or desk is without its PDF', () => {
  const all = Object.values(doors).flat()
  const known = new Set(all.map(({ path }) => path))
  const sheets = [...known].filter((path) => /^\/(board|desk)\/.*\.csv$/.test(path))
  const alone = sheets.filter((path) => !known.has(path.replace(/csv$/, 'pdf')) && !forEntry.includes(path))
  expect([sheets.length > 14, alone]).toEqual([true, ['/board/bulletins/{month}/list.csv']])
})
