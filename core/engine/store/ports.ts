import type { NoteSigner } from '#ledger/note.ts'
import type { Issue } from '#records/import/issue.ts'
import type { Language } from '#records/import-words.ts'
import type { Actor } from '#workflows/contract/actor.ts'

/** Ports the engine needs of a host; tests/contract runs against each. */

export type IndexName = 'queue' | 'due' | 'subject' | 'lookup'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** `v` counts writes from 1; `index` has secondary keys, [partition, sort]. */
export type Item = {
  readonly pk: string
  readonly sk: string
  readonly v: number
  readonly body: Json
  readonly index?: Partial<Record<IndexName, readonly [string, string]>>
  /** Log row: append-only, with a place in the journal. */
  readonly log?: true
}

export type Key = { readonly pk: string; readonly sk: string }

export type Write =
  | { readonly put: Item; readonly when: 'absent' | { readonly v: number } }
  | { readonly remove: Key; readonly when: { readonly v: number } }
  /** Takes a log row's payload; entry, version and place stay. */
  | { readonly erase: Key; readonly when: { readonly v: 1 } }
  | { readonly check: Key; readonly when: 'absent' | { readonly v: number } }

export type Query = {
  /** `main` is the table itself: pk, and sk as the sort key. */
  readonly index: 'main' | IndexName
  readonly pk: string
  /** Sort keys in [from, to], both inclusive; `prefix` instead of both. */
  readonly from?: string
  readonly to?: string
  readonly prefix?: string
  readonly cursor?: string
  readonly limit: number
  readonly newestFirst?: boolean
}

export type Page<T> = { readonly items: readonly T[]; readonly cursor: string | null }

export type Table = {
  get(key: Key): Promise<Item | undefined>
  query(query: Query): Promise<Page<Item>>
  /** All or nothing, durable, at most 100; `conflict`: first failed condition. */
  transact(writes: readonly Write[]): Promise<{ kind: 'done' } | { kind: 'conflict'; on: number }>
  /** Moves of the number of sealed items; null: none is kept. */
  mustered?(): number | null
}

/** Allowance in a time, counted over all processes. */
export type Budgets = {
  /** Takes one; null if allowed, else the moment it will be. */
  take(key: string, limit: { readonly most: number; readonly window: number }): Promise<number | null>
}

/** All log rows in one order: outbox, change feed, ledger leaves. */
export type Journal = {
  /** Rows after a position, oldest first, from 0 without gaps; `size`: known already. */
  since(
    after: number,
    limit: number,
    size?: number,
  ): Promise<readonly { readonly position: number; readonly item: Item }[]>
  size(): Promise<number>
  /** Size that a bell told, at least; null: none. */
  told?(): number | null
  /** Hashes of the rows after a position, where they are known. */
  leaves?(after: number, limit: number): Promise<readonly Uint8Array[]>
  /** Place of one log row; undefined: no such row. */
  positionOf(key: Key): Promise<number | undefined>
}

export type UploadForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> }

export type StoredFile = {
  readonly key: string
  readonly name: string
  readonly size: number
  readonly type: string
  readonly sha256: string
  readonly receivedAt: number
  /** Quarantined until a scanner says clean; `unscanned` opens to the officer alone. */
  readonly state: 'quarantined' | 'clean' | 'infected' | 'unscanned'
}

/** `at` is the UTC instant in milliseconds at which it was made. */
export type MadeFile = Pick<StoredFile, 'key' | 'name' | 'type' | 'sha256'> & {
  readonly bytes: Uint8Array
  readonly at: number
  /** Found by its key alone, so that no list needs it. */
  readonly unlisted?: true
}

export type ArrivedFile = Pick<StoredFile, 'key' | 'name' | 'receivedAt'> & { readonly bytes: Uint8Array }
export type JudgedFile =
  | { readonly kind: 'kept'; readonly file: StoredFile }
  | { readonly kind: 'refused'; readonly code: UploadCode }
export type UploadCode =
  | 'expired'
  | 'none'
  | 'missing'
  | 'tooLarge'
  | 'tooMany'
  | 'type'
  | 'active'
  | 'name'
  | 'infected'
  | 'taken'

/** Evidence by S3's presigned POST: one file a request, 303 to `returnTo`. */
export type FileStore = {
  uploadForm(request: { key: string; maxBytes: number; returnTo: string; now: number }): Promise<UploadForm>
  stat(key: string): Promise<StoredFile | undefined>
  /** Keeps a file of the program as clean; repeats change nothing. */
  put(file: MadeFile): Promise<void>
  /** Takes a file that came by no form; judged like any. */
  receive(file: ArrivedFile): Promise<JudgedFile>
  /** Copies a file as it stands; keeps what the second key has. */
  copy(from: string, to: string): Promise<void>
  read(key: string): Promise<Uint8Array | undefined>
  list(prefix: string): Promise<readonly StoredFile[]>
  remove(key: string): Promise<void>
  /** Removes all below a folder: unlisted, unjudged, half written. */
  clear(folder: string): Promise<void>
  /** Short-lived address for the reader, where bytes do not pass through here. */
  download?(file: Pick<StoredFile, 'key' | 'name'>): Promise<string | undefined>
  /** Reason a sent file is missing, where the form could not say. */
  refusalOf?(key: string): Promise<UploadCode | undefined>
  /** Scans what waited for the scanner; counts the judged. */
  rescan(): Promise<number>
}

/** A page drawn anew: no byte of the file reaches the reader. */
export type Picture = { readonly type: 'image/webp'; readonly bytes: Uint8Array; readonly pages: number }
/** Null: no picture. Pages from 1; beyond the last, the last. */
export type Viewer = {
  picture(file: { readonly type: string; readonly bytes: Uint8Array }, page: number): Promise<Picture | null>
}

export type ScanVerdict = 'clean' | 'infected' | 'unavailable'
export type Scanner = { scan(bytes: Uint8Array): Promise<ScanVerdict> }

/** A public file; whoever serves it refuses it after `publicUntil`, Shanghai time. */
export type PublicFile = {
  readonly path: string
  readonly type: string
  readonly body: string
  readonly publicUntil: string
}
export type PublicFolder = {
  put(file: PublicFile): Promise<void>
  /** Resolves when the next file may be drawn. */
  ready?(): Promise<void>
  /** All of one owner as one, in place of those before; without files, `paths` are gone. */
  putAsOne?(paths: readonly string[], files: readonly PublicFile[]): Promise<void>
  get(path: string): Promise<PublicFile | undefined>
  remove(path: string): Promise<void>
  /** In order; with a page, so many of those after a path. */
  list(prefix: string, page?: { readonly after: string; readonly most: number }): Promise<readonly string[]>
}

export type Mail = {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly Attachment[]
  /** UTC milliseconds when it was written: its Date, at each try. */
  readonly date?: number
  /** Token in the envelope's sender for non-delivery; only we make them. */
  readonly bounceToken?: string
  /** Address for answers. Left out: nobody reads them. */
  readonly replyTo?: string
  /** Link by which one click ends mails of this kind (RFC 8058). */
  readonly unsubscribe?: string
}
export type Attachment = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
/**
 * `permanent`, `temporary`: about this mail. `technical`: about the server or us, or no answer. `unknown`: lost after
 * hand-over, repeated under the same Message-ID.
 */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'temporary' | 'permanent' | 'technical' | 'unknown'; readonly reason: string }
export type Mailer = {
  /** Sends only after `handingOver`; where that fails, nothing leaves. */
  send(mail: Mail, handingOver?: () => Promise<void>): Promise<MailOutcome>
}

/** Text of codes and short notices, without names or records. `id` is the same at each try. */
export type ShortMessage = { readonly to: string; readonly text: string; readonly id?: string }
/** `isThere`: false without a gateway, so that nothing counts on one. */
export type Courier = { readonly isThere: boolean; send(message: ShortMessage): Promise<MailOutcome> }
/** Text to a telephone, letter by post, slip at the counter, mini-programme. */
export type CourierName = 'sms' | 'letter' | 'counter' | 'mini'
/** Channels beside mail, all equal: short texts, one port. */
export type Couriers = Readonly<Record<CourierName, Courier>>

/** Time codes (RFC 6238); secrets are shown once, for enrolment. */
export type Totp = {
  newSecret(): string
  show(sealed: string, account: string): { readonly uri: string; readonly secret: string }
  /** Time step of a code, one of drift each way; null: wrong. */
  stepOf(sealed: string, code: string, at: number): number | null
}

/** `day` and alarm in Shanghai time; `at` in UTC milliseconds. */
export type DueDay = {
  readonly uid: string
  readonly sequence: number
  readonly day: string
  readonly summary: string
  readonly description: string
  readonly url: string
  readonly at: number
}
/** iCalendar file, or its cancellation; same days, same text. */
export type CalendarFile = (days: readonly DueDay[], cancelled: boolean) => string

/** Hash, chance and keys: parameters of the core, never imported by it. */
export type Crypto = {
  sha256(bytes: Uint8Array): Uint8Array
  random(bytes: number): Uint8Array
  /** Keyed hash of an actor or a person's number. */
  keyed(purpose: 'actor' | 'subject' | 'session' | 'upload' | 'cookie', text: string): string
  /** Hashes that count: under the newest key, then the one before it. */
  accepted(purpose: 'cookie' | 'upload', text: string): readonly string[]
  /** Seals under the newest key; `about` binds to the item. */
  encrypt(text: string, about: string): string
  /** Null: its key is gone, or something else was sealed there. */
  decrypt(sealed: string, about: string): string | null
  /** Tells whether the newest key sealed it. */
  isCurrent(sealed: string): boolean
  /** Ledger key; the application role cannot read it. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
  publicKey(): Promise<Uint8Array>
  /** Signs checkpoints too, by another algorithm. */
  readonly beside?: NoteSigner
}

export type Clock = { now(): number }

/** Part of a sheet, and what plans its rows. */
export type SheetPart = {
  readonly id: string
  readonly n: number
  readonly parts: number
  readonly heading: readonly string[]
  readonly language: Language
  readonly domain: string | null
  readonly sender: string | null
  /** Moment at which the sheet came. */
  readonly at: number
  readonly actor: Actor
}
/** Fate of a row; `left`: the service takes it itself. */
export type RowFate = {
  readonly outcome: 'accepted' | 'unchanged' | 'held' | 'stillHeld' | 'foreign' | 'left'
  readonly issues: readonly Issue[]
  /** Short hash of its natural key. */
  readonly mark: string
  /** Public today. */
  readonly shown: boolean
}
/** Enters what is new of a part; null: all hands are busy. */
export type ImportHand = { take(part: SheetPart, next: SheetPart | null): Promise<readonly RowFate[] | null> }

/** Identity by the issuer; rights stand in the directory. */
export type Claims = {
  readonly sub: string
  readonly name: string
  readonly email: string | null
  readonly kind: 'organisation' | 'person' | 'staff'
  readonly uscc: string | null
  readonly idHash: string | null
  readonly level: string
}
/** Kept in the session until the issuer sends the reader back. */
export type SavedLogin = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}
export type Login =
  | { readonly kind: 'known'; readonly claims: Claims; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly refusal: { readonly code: 'loginFailed'; readonly reason: string } }

/** Rights of a program, for whom, by the issuer's access token. */
export type Access = {
  readonly claims: Claims
  readonly scopes: readonly string[]
  readonly client: string
  /** UTC instant, in whole seconds. */
  readonly issuedAt: number
  /** Its person proved two factors to the issuer. */
  readonly isTwoFactor: boolean
}
/** Null for a token not ours, not for this interface, or over. */
export type TokenReader = { read(token: string): Promise<Access | null> }

/** A signed call; the receiver knows repeats by `id`. */
export type HookCall = {
  readonly url: string
  readonly id: string
  readonly at: number
  readonly body: string
  /** Several with blanks between while a key changes. */
  readonly secret: string
}
export type HookAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly reason: string }
/** Calls public addresses only, unless the network is closed. */
export type HookSender = {
  /** Asks whether it may go there; `send` asks again, as names move. */
  look(url: string): Promise<HookAddress>
  send(call: HookCall): Promise<HookAnswer>
}
export type HookAddress =
  | { readonly kind: 'open'; readonly url: URL; readonly address: string }
  | { readonly kind: 'closed'; readonly reason: 'address' | 'unknownHost' | 'privateAddress' }

/** Sign-in by the deployment's OpenID Connect issuer. */
export type SignIn = {
  loginUrl(returnTo: string): Promise<{ readonly url: string; readonly saved: SavedLogin }>
  finish(callbackUrl: string, saved: SavedLogin): Promise<Login>
  /** Sign-out page of the issuer; null without one. */
  logoutUrl(): Promise<string | null>
}
