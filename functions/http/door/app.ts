import type { Engine } from '#engine/store/engine.ts'
import type { Host } from '#engine/store/host.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'

/** Path to which the issuer sends readers back. */
export const callbackPath = '/login/callback'

/** The engine of this deployment over a host. */
export function makeEngine(host: Host): Engine {
  return { ...host, procedures, calendar: host.deployment.calendar, rules: ruleSetVersion }
}
