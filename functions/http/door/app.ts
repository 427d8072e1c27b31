import { calendarInForce } from '#engine/begin/calendar-in-force.ts'
import { sealing } from '#engine/proof/sealing.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Host } from '#engine/store/host.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { settingsInForce } from '#settings/settings-in-force.ts'
import { procedures } from '#workflows/index.ts'
import { takePageWords } from './page-words.ts'

/** Path to which the issuer sends readers back. */
export const callbackPath = '/login/callback'

/** This deployment's engine over a host, and its words of pages. */
export function makeEngine(host: Host): Engine {
  takePageWords(procedures, host.deployment)
  const { deployment, renew } = settingsInForce(host)
  const dates = calendarInForce(host)
  const renewBoth = async (atOnce?: boolean) => {
    await Promise.all([renew(atOnce), dates.renew(atOnce)])
  }
  const table = sealing(host.table, host.crypto)
  return { ...host, table, deployment, procedures, calendar: dates.calendar, renew: renewBoth, rules: ruleSetVersion }
}
