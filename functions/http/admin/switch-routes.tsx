import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { readSwitches, switches, switchIds } from '#engine/store/switches.ts'
import { proposeSettings } from '#settings/setting-editions.ts'
import { SwitchesPage } from '#web/admin/switches-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Switches of level protection: proposed here, confirmed by another. */
export const switchRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/switches', run: (ask, engine) => show(ask, engine) },
  {
    method: 'POST',
    path: '/admin/switches',
    async run(ask, engine) {
      if (!may(ask.person, 'switches.change')) return notFound(ask)
      const { id = '', value = '', reason = '' } = ask.form
      const setting = `switch.${id}`
      const asked = { group: 'switches', typed: { [setting]: value }, reason } as const
      const outcome = await proposeSettings(engine, ask.person.id, asked)
      if (outcome.kind === 'done') return goTo(ask, paths.settingEdition(outcome.n))
      if (outcome.refusal.code === 'notFound') return notFound(ask)
      const { [setting]: fault, ...fields } = outcome.refusal.fields ?? {}
      const refusal = { ...outcome.refusal, fields: { ...fields, ...(fault !== undefined && { value: fault }) } }
      return refusing(refusal, await show(ask, engine, refusal))
    },
  },
]

async function show(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'switches.read')) return notFound(ask)
  const now = await readSwitches(engine)
  return page(
    <SwitchesPage
      shell={ask.shell}
      switches={switchIds.map((id) => ({ id, ...switches[id], now: now[id] }))}
      mayChange={may(ask.person, 'switches.change') !== null}
      {...(refusal && { refusal, scope: ask.form['id'] ?? '', values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
