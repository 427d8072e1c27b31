import type { LogRow } from '#engine/case/log-item.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import { isRole } from '#engine/people/seats.ts'
import { erasureGrounds, isGround } from '#engine/register/erasure.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain, seatName } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { isSwitch, switches } from '#engine/store/switches.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import { settingName } from '#settings/catalogue.ts'
import { AdminLogPage } from '#web/admin/admin-log-page.tsx'
import { adminDetails, adminEvents } from '#web/words/staff/admin.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** Acts of the administrators, for the auditor. */
export const adminLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit/admin',
    async run(ask, engine) {
      if (!may(ask.person, 'admin.log')) return notFound(ask)
      const log = await adminLog(engine, ask.query['cursor'])
      const rows = await across(log, (items) => items.map((row) => rowOf(engine, row)))
      return page(<AdminLogPage shell={ask.shell} rows={rows} />)
    },
  },
]

function rowOf(engine: Engine, { entry, payload }: LogRow) {
  const actor = payload?.data.actor
  const seat = actor && seatName(engine, actor)
  return {
    seq: entry.seq,
    at: entry.at,
    what: adminEvents[entry.type] ?? plain(entry.type),
    who:
      actor && seat
        ? { zh: `${actor.id}（${seat.zh}）`, en: `${actor.id} (${seat.en})` }
        : plain(entry.actor.slice(0, 12)),
    details: payload ? detailsOf(engine, payload.data.event) : null,
  }
}

function detailsOf(engine: Engine, event: unknown) {
  const told = typeof event === 'object' && event !== null ? Object.entries(event) : []
  return told.flatMap(([key, value]) => {
    const name = adminDetails[key]
    return name && value !== null && value !== '' ? [{ name, value: sayValue(engine, key, value) }] : []
  })
}

function sayValue(engine: Engine, key: string, value: unknown): Bilingual {
  if (key === 'ground' && isGround(value)) return erasureGrounds[value].name
  if (key === 'basis') return citationText(String(value))
  if (key === 'switch' && typeof value === 'string' && isSwitch(value)) return switches[value].name
  if (typeof value !== 'object' || value === null) return plain(String(value))
  if (Array.isArray(value)) {
    const each = value.map((one) => sayValue(engine, key, one))
    return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') }
  }
  if ('to' in value && 'from' in value && 'id' in value) return settingMoved(engine, value)
  const role = 'role' in value ? String(value.role) : ''
  if (isRole(role)) return seatName(engine, { role, unit: 'unit' in value && value.unit ? String(value.unit) : null })
  return plain('name' in value && 'id' in value ? `${value.name} · ${value.id}` : JSON.stringify(value))
}

/** A setting by its name; values as they were entered. */
function settingMoved(
  { deployment }: Engine,
  { id, from, to }: { id: unknown; from: unknown; to: unknown },
): Bilingual {
  const { zh, en } = settingName(deployment, String(id))
  return { zh: `${zh}：${from ?? '—'} → ${to ?? '—'}`, en: `${en}: ${from ?? '—'} → ${to ?? '—'}` }
}
