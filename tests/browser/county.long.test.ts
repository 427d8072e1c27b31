import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { lookAt, objectTo } from './steps.ts'

const disputes = {
  zh: { column: 'CF_NR_FK', ground: 'E7', claimed: '5' },
  en: { column: 'CF_SY', ground: 'E2', claimed: '另一事由' },
} as const

describe.runIf(canBrowse)(titled('a county’s desk'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)(
    'reads the case of a record of its own unit, and acts on no other’s, in %s',
    async (lang) => {
      const { visit } = open()
      const firm = await visit(lang, 'enterprise')
      const id = await objectTo(firm, { ...disputes[lang], document: '云环云城罚〔2026〕样2号' })
      const county = await visit(lang, 'yc-supervisor')
      const pages = { desk: paths.desk, board: paths.board, queries: paths.queries, workload: paths.workload }
      for (const [name, path] of Object.entries({ ...pages, case: paths.deskCase(id) })) {
        await county.go(path)
        await lookAt(county, `county-${name}`)
      }
      // The city's intake has it as yet.
      expect((await county.go(paths.urge(id)))?.status()).toBe(404)
      await county.page.goBack()
      await county.page.reload()
      expect(new URL(county.page.url()).pathname).toContain(paths.deskCase(id))
      await county.page.context().clearCookies()
      await county.go(paths.deskCase(id))
      expect(new URL(county.page.url()).pathname).not.toContain(paths.deskCase(id))
      for (const who of [firm, county]) await who.close()
    },
  )
})
