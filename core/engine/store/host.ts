import type { Log } from '#engine/log/log.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Calendar } from '#law/calendar.ts'
import type { County, Directory } from '#records/directory.ts'
import type { Texts } from '#workflows/common/text.ts'
import type { Ladder } from '#workflows/contract/actor.ts'
import type { Counter } from './counter.ts'
import type { MailHours } from './mail-hours.ts'

import type {
  Budgets,
  CalendarFile,
  Clock,
  Couriers,
  Crypto,
  FileStore,
  HookSender,
  ImportHand,
  Journal,
  Mailer,
  PublicFolder,
  Scanner,
  SignIn,
  Table,
  TokenReader,
  Totp,
  Viewer,
} from './ports.ts'
import type { Printing } from './printing.ts'
import type { ReadSheet } from './sheet.ts'

/** {unit} 机关代字, {series}, {year}, {n}; a unit without one signs in full. */
export type PaperSettings = { readonly number: string }

/** A deployment's own settings: law flags, words and addresses are data. */
export type Deployment = {
  readonly id: string
  readonly city: Bilingual
  readonly area: string
  /** The one address that links are built from, never from a request. */
  readonly url: string
  /** The address at which staff come in, where it is another. */
  readonly staffUrl?: string
  /** The public address, where `url` is the staff's. */
  readonly publicUrl?: string
  /** Another origin of this program, which gives out originals of evidence. */
  readonly filesUrl?: string
  /** Address for answers, and server vouching for senders (RFC 8601). */
  readonly replies?: { readonly address: string; readonly checkedBy: string }
  readonly calendar: Calendar
  readonly directory: Directory
  /** Words of its letters and mails, checked at start. */
  readonly texts: Texts
  /** The city’s own paragraph in a letter, by `folder/name`. */
  readonly ownParagraphs?: Readonly<Record<string, Bilingual>>
  /** Words of pages in place of the program's, by area and key. */
  readonly pageWords?: readonly {
    readonly area: string
    readonly key: string
    readonly zh: string
    readonly en: string
    readonly line?: number
  }[]
  /** Open legal questions (`open-questions.ts`), by flag. */
  readonly flags: Readonly<Record<string, string | number | boolean>>
  /** Departures of the deployment from the defaults of `switches.ts`. */
  readonly switches?: Readonly<Record<string, number>>
  readonly demo: boolean
  /** Places and hours for paper; left out, the usual hours. */
  readonly counters?: readonly Counter[]
  /** Form of document numbers. Left out: the usual one. */
  readonly papers?: PaperSettings
  /** Address for reports of security faults (RFC 9116); left out: no security.txt. */
  readonly securityContact?: string
  /** Counties of the city; left out: as its units name them. */
  readonly counties?: readonly County[]
  /** Lengths of the city’s own targets, by row. */
  readonly targets?: Readonly<Record<string, number>>
  /** Hours for reminders and digests. Left out: `usualHours`. */
  readonly mailHours?: MailHours
  /** Reminders and escalation. Left out: `usualLadder`. */
  readonly ladder?: Ladder
  /** Edition of the settings in force; left out: those of the files. */
  readonly settingsEdition?: number
  /** Flags by which records were looked at before. */
  readonly formerFlags?: readonly Deployment['flags'][]
}

/** All ports of one host; the build picks whose `openHost` is `#host`. */
export type Host = {
  readonly table: Table
  readonly journal: Journal
  readonly files: FileStore
  readonly publicFolder: PublicFolder
  readonly scanner: Scanner
  readonly viewer: Viewer
  readonly mailer: Mailer
  /** Left out: mails bring no calendar file. */
  readonly calendarFile?: CalendarFile
  /** Reads tables that staff send in. */
  readonly readSheet: ReadSheet
  /** Left out: the engine takes sheets alone. */
  readonly importHand?: ImportHand
  readonly couriers: Couriers
  readonly totp: Totp
  /** Prints and seals papers; without it they stay drafts, unsent and unserved. */
  readonly printing?: Printing | null
  /** Left out where one process serves all: it counts for itself. */
  readonly budgets?: Budgets
  readonly crypto: Crypto
  readonly clock: Clock
  readonly log: Log
  readonly deployment: Deployment
  readonly signIn: SignIn
  readonly tokens: TokenReader
  readonly hooks: HookSender
  /** A request begins: nothing that was read counts any more. */
  begin?(): void
  /** Says that something was committed; may be lost or repeated. */
  doorbell(caseId: string): void
  close(): Promise<void>
}
