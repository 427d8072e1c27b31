import type { Engine } from '#engine/store/engine.ts'
import type { Mail, MailOutcome, PublicFile } from '#engine/store/ports.ts'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { type KeptFile, memoryFiles } from '#hosts/memory/files.ts'
import type { Calendar } from '#law/calendar.ts'
import { chinaCalendar } from '#law/china.ts'
import { bytesOf } from '#ledger/bytes.ts'
import type { RecordFile } from '#records/record.ts'
import { copyOf, emptyStore, type QuickStore, quickTable } from './doubles/quick-table.ts'
import { testEngine } from './engine.ts'

/** Everything that outlives a process: store, mailboxes, folder, files, time. */
export type World = {
  readonly store: QuickStore
  readonly mailbox: Mail[]
  readonly published: Map<string, PublicFile>
  readonly files: Map<string, KeptFile>
  /** The register as it was filled, to replay from. */
  readonly records: Map<string, RecordFile>
  /** Mails that the network, not the engine, delivered twice. */
  readonly doubled: Set<string>
  now: number
  drawn: number
  calendar: Calendar
  mailServer: (mail: Mail) => MailOutcome
}

export function newWorld(): World {
  return {
    store: emptyStore(),
    mailbox: [],
    published: new Map(),
    files: new Map(),
    records: new Map(),
    doubled: new Set(),
    now: 0,
    drawn: 0,
    calendar: chinaCalendar,
    mailServer: () => ({ kind: 'accepted' }),
  }
}

export const copyWorld = (world: World): World => ({
  ...world,
  store: copyOf(world.store),
  mailbox: [...world.mailbox],
  published: new Map(world.published),
  files: new Map(world.files),
  records: new Map(world.records),
  doubled: new Set(world.doubled),
})

const base = testEngine()
const crypto = memoryCrypto()

/** Process over the world; nothing of it survives. */
export function engineOver(world: World): Engine {
  const clock = { now: () => world.now }
  return {
    ...base,
    ...quickTable(world.store),
    calendar: world.calendar,
    clock,
    files: memoryFiles({ crypto, clock, scanner: null, kept: world.files }),
    crypto: {
      ...crypto,
      random: (bytes) => crypto.sha256(bytesOf(`random/${world.drawn++}`)).subarray(0, bytes),
    },
    publicFolder: {
      put: async (file) => void world.published.set(file.path, file),
      get: async (path) => world.published.get(path),
      remove: async (path) => void world.published.delete(path),
      list: async (prefix) => [...world.published.keys()].filter((path) => path.startsWith(prefix)),
    },
    mailer: {
      send: async (mail, handing) => {
        await handing?.()
        const outcome = world.mailServer(mail)
        if (outcome.kind === 'accepted' || outcome.kind === 'unknown') world.mailbox.push(mail)
        return outcome
      },
    },
  }
}
