import { describe, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { objectionJourney } from './objection-journey.ts'
import { correctionTravels } from './travel-journey.ts'

const journeys = [
  {
    name: 'in Chinese',
    lang: 'zh',
    script: true,
    document: '云环罚〔2026〕样1号',
    column: 'CF_NR_FK',
    before: '50',
    after: '5',
  },
  {
    name: 'in English',
    lang: 'en',
    script: true,
    document: '云环罚〔2026〕样8号',
    column: 'CF_NR_FK',
    before: '1',
    after: '0.5',
  },
  {
    name: 'in Chinese without script',
    lang: 'zh',
    script: false,
    document: '云环云城罚〔2026〕样2号',
    column: 'CF_NR_FK',
    before: '3',
    after: '0.3',
  },
  {
    name: 'in English without script',
    lang: 'en',
    script: false,
    document: '云环罚〔2026〕样26号',
    column: 'CF_NR_FK',
    before: '2',
    after: '0.2',
    travels: true,
  },
] as const

describe.runIf(canBrowse)(titled('an objection in the browser, from the form to the corrected record'), () => {
  const open = browsing()

  it.each(journeys)('is done $name', async (journey) => {
    await objectionJourney(open(), journey)
    // Last: what is brought back concerns the others too.
    if ('travels' in journey) await correctionTravels(open(), journey)
  })
})
