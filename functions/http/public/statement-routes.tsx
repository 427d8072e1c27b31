import { draftDays } from '#engine/begin/drafts.ts'
import { yearsKept } from '#engine/register/erasure.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { platformOf } from '#records/directory.ts'
import { paths } from '#web/paths.ts'
import { AccessibilityPage } from '#web/public/accessibility-page.tsx'
import { PrivacyPage } from '#web/public/privacy-page.tsx'
import { SiteMapPage } from '#web/public/site-map-page.tsx'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Statements on the site, with lengths from their settings. */
export const statementRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.privacy,
    open: true,
    async run({ shell }, engine) {
      const { deployment } = engine
      const platform = platformOf(deployment.directory)
      const { sessionIdleMinutes: idleMinutes, sessionHours: signedInHours } = await readSwitches(engine)
      const keeps = { draftDays: draftDays(deployment), idleMinutes, signedInHours, caseYears: yearsKept(deployment) }
      return page(<PrivacyPage shell={shell} platform={platform} keeps={keeps} />)
    },
  },
  {
    method: 'GET',
    path: paths.accessibility,
    open: true,
    run: async ({ shell }) => page(<AccessibilityPage shell={shell} />),
  },
  {
    method: 'GET',
    path: paths.siteMap,
    open: true,
    run: async ({ shell }, { procedures }) =>
      page(
        <SiteMapPage
          shell={shell}
          procedures={Object.values(procedures).map(({ id, pages }) => ({ id, name: pages.words.title }))}
        />,
      ),
  },
]
