import { describe, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { administrationJourney } from './administration-journey.ts'
import { agentJourney, counterJourney } from './deputy-journeys.ts'
import { objectionJourney } from './objection-journey.ts'
import { seatPages } from './seat-pages.ts'

/** Short tier: each role once in Chinese; `test:long` walks all. */
describe.runIf(canBrowse)(titled('each role in a browser'), () => {
  const open = browsing()

  it('an applicant, intake, an officer, a head and the public: from the form to the corrected record', async () => {
    const what = { document: '云环罚〔2026〕样8号', column: 'CF_NR_FK', before: '1', after: '0.5' }
    await objectionJourney(open(), { lang: 'zh', script: true, ...what })
  })

  it('a supervisor, an auditor, a recipient and everybody else: a page each', async () => {
    await seatPages(open(), 'zh', 1)
  })

  it('a clerk at the counter: from the document shown to the printed receipt', async () => {
    // Record without another case here.
    await counterJourney(open(), 'zh', '云环云城罚〔2026〕样2号')
  })

  it('an agent: acts for a client until the client revokes', async () => {
    await agentJourney(open())
  })

  it('three administrators: one proposes, another confirms, the third reads it', async () => {
    await administrationJourney(open(), 'zh')
  })
})
