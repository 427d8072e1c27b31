import { expect, it } from 'vitest'
import { testTexts } from '#tests/support/engine.ts'
import { frame } from '#web/words/frame.ts'

it('mails name the reader’s cases as the navigation does', () => {
  expect(testTexts.phrases['mail.orSignIn.applicant']?.zh).toContain(`“${frame.myCases.zh}”`)
})
