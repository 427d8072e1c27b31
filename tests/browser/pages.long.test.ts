import { describe, it } from 'vitest'
import { browsing, canBrowse, titled } from '#tests/support/browsing.ts'
import { seatPages } from './seat-pages.ts'

describe.runIf(canBrowse)(titled('every seat has its pages'), () => {
  const open = browsing()

  it.each(['zh', 'en'] as const)('in %s', async (lang) => {
    await seatPages(open(), lang)
  })
})
