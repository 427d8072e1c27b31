import { personWrites } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Mail, MailOutcome, PublicFile } from '#engine/store/ports.ts'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { jsonLog } from '#hosts/json-log.ts'
import { memoryCouriers } from '#hosts/memory/couriers.ts'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { memoryFiles } from '#hosts/memory/files.ts'
import { memoryHooks } from '#hosts/memory/hooks.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { memoryTokens } from '#hosts/memory/tokens.ts'
import { readSheet } from '#hosts/read-sheet.ts'
import { readOwnTexts } from '#hosts/read-texts.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { totp } from '#hosts/totp.ts'
import { chinaCalendar } from '#law/china.ts'
import { ruleSetVersion } from '#law/rules.ts'
import type { Directory } from '#records/directory.ts'
import type { Recipient } from '#records/recipient.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { registered } from './registered.ts'

/** Engine in memory, clock by hand, mails and files kept. */
export type TestEngine = Engine & {
  readonly mails: Mail[]
  readonly published: Map<string, PublicFile>
  /** Lines of the log. */
  readonly logged: string[]
  setClock(at: number): void
  /** Sets what the mail server answers from now on. */
  answerMail(answer: (mail: Mail) => MailOutcome): void
}

/** The same with these recipients in its directory. */
export function engineWith(recipients: Recipient[]): TestEngine {
  const bare = testEngine()
  return { ...bare, deployment: { ...bare.deployment, directory: { ...directory, recipients } } }
}

export function testEngine(given: { procedures?: Readonly<Record<string, Procedure>> } = {}): TestEngine {
  const { table: all, journal } = memoryTable()
  const table = registered(all)
  const mails: Mail[] = []
  const published = new Map<string, PublicFile>()
  const logged: string[] = []
  let now = Date.UTC(2026, 8, 1)
  const crypto = memoryCrypto()
  const clock = { now: () => now }
  let reply: (mail: Mail) => MailOutcome = () => ({ kind: 'accepted' })
  return {
    table,
    journal,
    mails,
    published,
    procedures: given.procedures ?? procedures,
    calendar: chinaCalendar,
    rules: ruleSetVersion,
    crypto,
    clock,
    logged,
    log: jsonLog(clock, (line) => void logged.push(line)),
    files: memoryFiles({ crypto, clock, scanner: null }),
    printing: { printer: memoryPrinter, seal: sampleSeal },
    publicFolder: {
      put: async (file) => void published.set(file.path, file),
      get: async (path) => published.get(path),
      remove: async (path) => void published.delete(path),
      list: async (prefix) => [...published.keys()].filter((path) => path.startsWith(prefix)),
    },
    tokens: memoryTokens,
    hooks: memoryHooks(),
    scanner: { scan: async () => 'unavailable' },
    viewer: { picture: async () => null },
    readSheet,
    mailer: {
      send: async (mail, handing) => {
        await handing?.()
        const outcome = reply(mail)
        if (outcome.kind === 'accepted') mails.push(mail)
        return outcome
      },
    },
    couriers: memoryCouriers(),
    totp: totp(memoryCrypto(), 'Redress'),
    deployment: {
      id: 'test',
      city: { zh: '测试市', en: 'Test City' },
      area: '445300',
      url: 'http://localhost:8080',
      calendar: chinaCalendar,
      texts: testTexts,
      directory,
      flags: {},
      demo: true,
    },
    signIn: noSignIn,
    doorbell: () => {},
    close: async () => {},
    setClock: (at) => {
      now = at
    },
    answerMail: (answer) => {
      reply = answer
    },
  }
}

export const testTexts = soundTexts(procedures, readOwnTexts(), [])

const unit = (id: string, isPlatform = false) => ({
  id,
  name: { zh: `单位${id}`, en: `Unit ${id}` },
  area: '445300',
  level: 'city' as const,
  domains: [],
  isPlatform,
  higherReview: ['GOV'],
  complaintOwner: 'GOVO',
})

export const directory: Directory = {
  edition: 'test',
  units: [unit('FGW', true), unit('HJ'), unit('SCJG'), unit('RS')],
  domainOwners: {},
}

const seats: readonly [string, Role, string | null][] = [
  ['intake-1', 'intake', 'FGW'],
  ['intake-head', 'intakeHead', 'FGW'],
  ['hj-1', 'officer', 'HJ'],
  ['hj-head', 'head', 'HJ'],
  ['scjg-1', 'officer', 'SCJG'],
  ['scjg-head', 'head', 'SCJG'],
  ['rs-1', 'officer', 'RS'],
  ['supervisor', 'supervisor', null],
  ['system-admin', 'systemAdmin', null],
]

export const staff: readonly Person[] = seats.map(([id, role, at]) => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject: null,
  roles: [{ role, unit: at }],
  conflicts: [],
}))

export async function seatStaff(engine: Engine): Promise<void> {
  for (const person of staff) await engine.table.transact(personWrites(person))
}

const noSignIn: Engine['signIn'] = {
  logoutUrl: async () => null,
  loginUrl: async () => {
    throw new Error('nobody signs in here')
  },
  finish: async () => {
    throw new Error('nobody signs in here')
  },
}
