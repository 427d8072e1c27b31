import { system } from '#engine/case/log-item.ts'
import { administer, change, refused } from '#engine/people/admin-log.ts'
import { takeMandate } from '#engine/people/mandate-steps.ts'
import { mandateKey, mandateKind } from '#engine/people/mandates.ts'
import { wholeStaff } from '#engine/people/people.ts'
import { authenticatorKey, enrolledIn } from '#engine/people/second-factor.ts'
import { rightsLoggedItem, rightsLoggedKey } from '#engine/people/security-admin.ts'
import type { Engine } from '#engine/store/engine.ts'
import { everyItem } from '#engine/store/read.ts'
import { withoutSeal } from '#engine/store/stored.ts'
import { bearsSeal, sealIn } from './sealing.ts'

/** Logs older rights, once; answers how many mandates. Null: unlisted. */
export async function takeRights(
  engine: Engine,
  partitions: AsyncIterable<{ readonly pk: string }> | null,
): Promise<number> {
  if (await engine.table.get(rightsLoggedKey)) return 0
  let [taken, sealed] = [0, 0]
  for await (const { pk } of partitions ?? []) {
    sealed += await takeSeals(engine, pk)
    if (!mandateKind.holds({ pk, sk: mandateKey('', '').sk })) continue
    for await (const item of everyItem(engine.table, { index: 'main', pk, prefix: 'mandate#' }))
      if (await takeMandate(engine, item)) taken += 1
  }
  await administer(engine, { actor: system }, 'rights.taken', async (_, at) => {
    if (await engine.table.get(rightsLoggedKey)) return refused('notFound')
    const factors = await enrolledOf(engine)
    const whole = partitions !== null
    const data = { taken, whole, factors, ...(whole && { sealed }) }
    return change(data, [{ put: rightsLoggedItem(at), when: 'absent' }])
  })
  return taken
}

/** Writes what stands there unsealed again. */
async function takeSeals({ table }: Pick<Engine, 'table'>, pk: string): Promise<number> {
  let taken = 0
  for await (const item of everyItem(table, { index: 'main', pk })) {
    if (!bearsSeal(item) || sealIn(item) !== undefined) continue
    const put = { ...item, v: item.v + 1, body: withoutSeal(item.body) }
    // Whoever was first has sealed it.
    if ((await table.transact([{ put, when: { v: item.v } }])).kind === 'done') taken += 1
  }
  return taken
}

/** Confirmed authenticators of the staff. */
async function enrolledOf(engine: Engine) {
  const staff = await wholeStaff(engine)
  const items = await Promise.all(staff.map(({ id }) => engine.table.get(authenticatorKey(id))))
  return items.flatMap((item) => (item && enrolledIn(engine.crypto, item)) ?? [])
}
