import type { OpenLink } from '#engine/begin/link-standing.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { staffAddressee } from './addressee.ts'
import { writeLetter } from './write-letter.ts'

/** Tells a link's owner of its use, in the same transaction. */
export async function linkUsed(
  engine: Engine,
  { procedure, file, person }: OpenLink,
  { id, by, notice = 'linkUsed' }: { readonly id: string; readonly by: Actor; readonly notice?: string },
): Promise<Write> {
  const now = engine.clock.now()
  const day = sayDay(shanghaiDay(now))
  const time = new Date(now + 8 * 3_600_000).toISOString().slice(11, 16)
  const letter = await writeLetter(engine, procedure, file, {
    key: { pk: caseKey(file.id).pk, sk: `mail#used#${id}` },
    seq: file.seq,
    notice,
    formal: false,
    audience: 'alarm',
    to: { role: by.role, unit: by.unit },
    addressee: staffAddressee(file, person),
    limit: null,
    notBefore: now,
    values: { zh: { at: `${day.zh} ${time}` }, en: { at: `${day.en}, ${time}` } },
  })
  return { put: letter, when: 'absent' }
}
