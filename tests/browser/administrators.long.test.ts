import { describe, expect, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { paths } from '#web/paths.ts'
import { frame } from '#web/words/frame.ts'
import { myData } from '#web/words/my-data.ts'
import { administrationJourney } from './administration-journey.ts'
import { lookAt, objectTo } from './steps.ts'

describe.runIf(canBrowse)(titled('three administrators, each their own work'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)('in %s: one proposes, another confirms, the third reads it', async (lang) => {
    await administrationJourney(open(), lang)
  })

  it('in zh: a subject sees who looked, takes the data along, and staff declare an interest', async () => {
    const { visit } = open()
    const firm = await visit('zh', 'enterprise')
    const id = await objectTo(firm, { document: '云环罚〔2026〕样1号', column: 'CF_NR_FK', ground: 'E7', claimed: '5' })
    const intake = await visit('zh', 'intake-1')
    await intake.go(paths.deskCase(id))
    await intake.go(paths.account)
    await lookAt(intake, 'account')
    await intake.close()
    await firm.click(firm.page.getByRole('link', { name: frame.myData.zh, exact: true }))
    expect(await firm.text()).toContain('受理岗')
    await lookAt(firm, 'my-data')
    const [download] = await Promise.all([
      firm.page.waitForEvent('download'),
      firm.page.getByText(myData.download.zh).click(),
    ])
    expect(download.suggestedFilename()).toBe('my-data.json')
    await firm.close()
  })
})
