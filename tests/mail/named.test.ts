import { expect, it } from 'vitest'
import { mailWords } from '#engine/mail/mail-words.ts'
import { frame } from '#web/words/frame.ts'

it('mails name the reader’s cases as the navigation does', () => {
  expect(mailWords.orSignIn.applicant.zh).toContain(`“${frame.myCases.zh}”`)
})
