import { expect } from 'vitest'
import type { Browsing } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { lookAt, objectTo } from './steps.ts'

const seats = [
  {
    as: undefined,
    pages: [
      ['home', paths.home],
      ['search', paths.search],
      ['procedure', paths.procedure('objection')],
      ['deadline', `${paths.deadline}?rule=A4&start.year=2026&start.month=9&start.day=24`],
      ['rules', paths.rules],
      ['statistics', paths.statistics],
      ['api', paths.api],
    ],
  },
  { as: undefined, pages: [['results', `${paths.search}?q=91445300MA0DEM013F`]] },
  {
    as: 'enterprise',
    pages: [
      ['object-without', paths.objectWithout()],
      ['my-cases', paths.myCases],
    ],
  },
  {
    as: 'person',
    pages: [
      ['my-records-person', paths.myRecords],
      ['my-cases-none', paths.myCases],
    ],
  },
  {
    as: 'intake-head',
    pages: [
      ['desk-intake-head', paths.desk],
      ['register-intake', paths.register],
    ],
  },
  {
    as: 'scjg-head',
    pages: [
      ['desk-head', paths.desk],
      ['register-head', paths.register],
    ],
  },
  {
    as: 'supervisor',
    pages: [
      ['board', paths.board],
      ['figures', paths.oversight],
      ['workload', paths.workload],
      ['forecast', paths.forecast],
      ['breaches', paths.breaches],
      ['ratings', paths.rated],
      ['editions', paths.editions],
      ['desk-supervisor', paths.desk],
    ],
  },
  {
    as: 'system-admin',
    pages: [
      ['admin', paths.admin],
      ['imports', paths.imports],
    ],
  },
  { as: 'auditor', pages: [['audit', paths.audit]] },
  { as: 'recipient', pages: [['feed', paths.feed]] },
] as const

/** Each seat looks at so many of its pages, with one case. */
export async function seatPages({ visit }: Browsing, lang: 'zh' | 'en', most = 99): Promise<void> {
  const firm = await visit(lang, 'enterprise')
  const document = lang === 'zh' ? '云环罚〔2026〕样1号' : '云环罚〔2026〕样8号'
  const id = await objectTo(firm, { document, column: 'CF_NR_FK', ground: 'E7', claimed: '5' })
  await firm.close()
  for (const { as, pages } of seats) {
    const who = await visit(lang, as)
    for (const [name, path] of pages.slice(0, most)) {
      expect((await who.go(path))?.status(), path).toBe(200)
      await lookAt(who, name)
    }
    await who.close()
  }
  const officer = await visit(lang, 'scjg-1')
  await officer.go(paths.register)
  await officer.click(officer.page.locator('main a[href*="/desk/register/"]'))
  await lookAt(officer, 'complete-record')
  await officer.close()
  const auditor = await visit(lang, 'auditor')
  await auditor.go(paths.auditCase(id))
  await lookAt(auditor, 'audit-case')
  await auditor.close()
}
