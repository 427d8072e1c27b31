import { readSeldom } from '#engine/begin/read-seldom.ts'
import { settingsKey, settingsKind } from '#engine/people/setting-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import type { Item } from '#engine/store/ports.ts'
import { withSettings } from './put-setting.ts'

type Store = Pick<Engine, 'table' | 'deployment'>

/** A deployment with the settings in force, read once. */
export async function deploymentNow({ table, deployment }: Store): Promise<Deployment> {
  return inForce(deployment, await table.get(settingsKey))
}

/** One deployment of a process, moved by `renew`, which reads seldom. */
export function settingsInForce(
  host: Store & Pick<Engine, 'clock'>,
): Pick<Engine, 'deployment'> & Required<Pick<Engine, 'renew'>> {
  let now = host.deployment
  return {
    deployment: new Proxy({ ...now }, { get: (_, name) => Reflect.get(now, name) }),
    renew: readSeldom(host.clock, async () => {
      const item = await host.table.get(settingsKey)
      if (item && item.v !== now.settingsEdition) now = inForce(host.deployment, item)
    }),
  }
}

/** A deployment with own parts; it follows later settings. */
export const livingWith = (deployment: Deployment, own: Partial<Deployment>): Deployment =>
  new Proxy(
    { ...deployment },
    { get: (_, name) => (Object.hasOwn(own, name) ? Reflect.get(own, name) : Reflect.get(deployment, name)) },
  )

function inForce(base: Deployment, item: Item | undefined): Deployment {
  if (!item || item.v === base.settingsEdition) return base
  const { values, former } = settingsKind.read(item)
  return {
    ...withSettings(base, values),
    settingsEdition: item.v,
    formerFlags: former.map((before) => withSettings(base, before).flags),
  }
}
