import { accountPages } from '#tests/support/pages/account-pages.tsx'
import { byMailPages } from '#tests/support/pages/by-mail-pages.tsx'
import { boardPages } from '#tests/support/pages/sample-board.tsx'
import { mandatePages } from '#tests/support/pages/sample-mandates.tsx'
import { repairPages } from '#tests/support/pages/sample-repair.tsx'
import { renderPage } from '#web/render.ts'

const samples = [accountPages, byMailPages, boardPages, mandatePages, repairPages]

/** Sample pages of both languages, as they are sent. */
export const drawn = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (['zh', 'en'] as const).flatMap((lang) =>
      samples
        .flatMap((pages) => Object.entries(pages(lang, '“1” < 2 & <b>')))
        .map(([name, page]) => [`${lang} ${name}`, renderPage(page)]),
    ),
  )
