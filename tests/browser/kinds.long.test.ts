import { describe, expect, it } from 'vitest'
import { firms } from '#hosts/local/demo/firms.ts'
import { entryOf } from '#records/catalogue.ts'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { mine } from '#web/words/applicant.ts'

const shown = [
  ['blacklist', firms.building],
  ['abnormalList', firms.transport],
  ['commitment', firms.demo],
  ['award', firms.demo],
] as const

describe.runIf(canBrowse)(titled('records of every kind'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)(
    'are shown to the public, and to their subject with what is new, in %s',
    async (lang) => {
      const { visit } = open()
      const anybody = await visit(lang)
      for (const [kind, firm] of shown) {
        const name = entryOf(kind)?.name[lang] ?? ''
        await anybody.go(`${paths.search}?q=${firm.code}`)
        const link = anybody.page.locator('main a').filter({ hasText: `样例${entryOf(kind)?.name.zh.slice(0, 2)}〔` })
        await anybody.click(link)
        expect(await anybody.text()).toContain(name)
        await anybody.look(`record-${kind}`)
      }
      await anybody.close()

      const firm = await visit(lang)
      await firm.signIn('enterprise')
      await firm.go(paths.myRecords)
      for (const kind of ['rating', 'commitment', 'award'] as const)
        expect(await firm.text()).toContain(entryOf(kind)?.name[lang])
      await firm.page.locator('.callout summary').first().click()
      expect(await firm.text()).toContain(firm.t(mine.ways))
      await firm.look('my-records-kinds')
      await firm.close()

      const intake = await visit(lang)
      await intake.signIn('hj-head')
      await intake.go(paths.arrivals)
      await intake.look('arrivals')
      await intake.close()
    },
  )
})
