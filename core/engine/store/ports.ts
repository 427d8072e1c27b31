/** Ports: what the engine needs of a host. One contract suite each in tests/contract. */

export type IndexName = 'queue' | 'due' | 'subject' | 'lookup'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** A stored item. `v` counts its writes from 1; `index` names the secondary keys it stands under, [partition, sort]. */
export type Item = {
  readonly pk: string
  readonly sk: string
  readonly v: number
  readonly body: Json
  readonly index?: Partial<Record<IndexName, readonly [string, string]>>
  /** A log row: append-only, takes a place in the journal. */
  readonly log?: true
}

export type Key = { readonly pk: string; readonly sk: string }

export type Write =
  | { readonly put: Item; readonly when: 'absent' | { readonly v: number } }
  | { readonly remove: Key; readonly when: { readonly v: number } }
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
  /** All or nothing, at most 100 writes; resolves when durable. `conflict` names the first write whose condition failed. */
  transact(writes: readonly Write[]): Promise<{ kind: 'done' } | { kind: 'conflict'; on: number }>
}

/** The log rows of all cases and records in one order: outbox, change feed and ledger leaves. */
export type Journal = {
  /** Rows with position > after, oldest first. Positions are counted from 0 without gaps. */
  since(after: number, limit: number): Promise<readonly { readonly position: number; readonly item: Item }[]>
  size(): Promise<number>
  /** The place of one log row; undefined where there is no such row. */
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
  /** Nothing leaves quarantine before a scanner said clean; `unscanned` opens only to the officer, as an attachment. */
  readonly state: 'quarantined' | 'clean' | 'infected' | 'unscanned'
}

/** `at` is the UTC instant in milliseconds at which it was made. */
export type MadeFile = Pick<StoredFile, 'key' | 'name' | 'type' | 'sha256'> & {
  readonly bytes: Uint8Array
  readonly at: number
}

export type ArrivedFile = Pick<StoredFile, 'key' | 'name' | 'receivedAt'> & { readonly bytes: Uint8Array }
export type JudgedFile =
  | { readonly kind: 'kept'; readonly file: StoredFile }
  | { readonly kind: 'refused'; readonly code: UploadCode }
export type UploadCode = 'expired' | 'none' | 'missing' | 'tooLarge' | 'type' | 'active' | 'name' | 'infected' | 'taken'

/** Evidence. S3's presigned POST contract on both hosts: one file a request, 303 back to `returnTo`. */
export type FileStore = {
  uploadForm(request: { key: string; maxBytes: number; returnTo: string; now: number }): Promise<UploadForm>
  stat(key: string): Promise<StoredFile | undefined>
  /** Keeps a file that the program itself made: clean, and as it is; the same key again changes nothing. */
  put(file: MadeFile): Promise<void>
  /** Takes a file that came another way than by a form: judged and held like any. */
  receive(file: ArrivedFile): Promise<JudgedFile>
  /** The same file under a second key, as it stands; nothing where there is none, or where the second key has one. */
  copy(from: string, to: string): Promise<void>
  read(key: string): Promise<Uint8Array | undefined>
  list(prefix: string): Promise<readonly StoredFile[]>
  remove(key: string): Promise<void>
  /** Address from which the reader fetches a file for some minutes, where its bytes do not pass through here. */
  download?(file: Pick<StoredFile, 'key' | 'name'>): Promise<string | undefined>
  /** Why a file that was sent under a key is not there, where the form's own answer could not say it. */
  refusalOf?(key: string): Promise<UploadCode | undefined>
  /** Scans what came while the scanner was down; answers how many files have their verdict now. */
  rescan(): Promise<number>
}

/** A page of a file drawn anew: nothing of the file itself reaches the reader's program. */
export type Picture = { readonly type: 'image/webp'; readonly bytes: Uint8Array; readonly pages: number }
/** Null where no picture can be made: of the type, of this file, or now. Pages count from 1; beyond the last it is the last. */
export type Viewer = {
  picture(file: { readonly type: string; readonly bytes: Uint8Array }, page: number): Promise<Picture | null>
}

export type ScanVerdict = 'clean' | 'infected' | 'unavailable'
export type Scanner = { scan(bytes: Uint8Array): Promise<ScanVerdict> }

/** File the public may see, one a path. Whoever serves it refuses it after `publicUntil`, a Shanghai day. */
export type PublicFile = {
  readonly path: string
  readonly type: string
  readonly body: string
  readonly publicUntil: string
}
export type PublicFolder = {
  put(file: PublicFile): Promise<void>
  get(path: string): Promise<PublicFile | undefined>
  remove(path: string): Promise<void>
  list(prefix: string): Promise<readonly string[]>
}

export type Mail = {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly attachments?: readonly Attachment[]
  /** Moment it was written, UTC milliseconds: its Date, the same at each try. */
  readonly date?: number
  /** Token a report of non-delivery comes back with, in the envelope's sender; only we can make one. */
  readonly bounceToken?: string
  /** Address for its reader's answer. Left out: nobody reads answers. */
  readonly replyTo?: string
  /** Link by which one click ends mails of this kind (RFC 8058). */
  readonly unsubscribe?: string
}
export type Attachment = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
/**
 * `permanent` and `temporary` are answers about this mail; `technical`: the server spoke of itself or of us, or not at all.
 * `unknown`: the connection was lost after the message was handed over; it is sent again under the same Message-ID.
 */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'temporary' | 'permanent' | 'technical' | 'unknown'; readonly reason: string }
export type Mailer = { send(mail: Mail): Promise<MailOutcome> }

/** A text to a telephone: one-time codes and short notices, nothing that names a person or a record. `id`: the same at each try. */
export type ShortMessage = { readonly to: string; readonly text: string; readonly id?: string }
/** `isThere`: false where no gateway is, so that no page or letter counts on one. */
export type Sms = { readonly isThere: boolean; send(message: ShortMessage): Promise<MailOutcome> }

/** Codes by time (RFC 6238). The secret leaves the port sealed; it is shown once, to be typed into an authenticator. */
export type Totp = {
  newSecret(): string
  show(sealed: string, account: string): { readonly uri: string; readonly secret: string }
  /** The time step a code belongs to, one step of drift allowed each way; null where it is wrong. */
  stepOf(sealed: string, code: string, at: number): number | null
}

/** A due day for somebody's calendar: `day` is a Shanghai day, `at` when it was written, UTC milliseconds; an alarm rings the day before. */
export type DueDay = {
  readonly uid: string
  readonly sequence: number
  readonly day: string
  readonly summary: string
  readonly description: string
  readonly url: string
  readonly at: number
}
/** Due days as one iCalendar file, or as one that takes them back. The same days give the same text. */
export type CalendarFile = (days: readonly DueDay[], cancelled: boolean) => string

/** Hash, chance and keys: parameters of the core, never imported by it. */
export type Crypto = {
  sha256(bytes: Uint8Array): Uint8Array
  random(bytes: number): Uint8Array
  /** Keyed hash of an actor or a person's number. */
  keyed(purpose: 'actor' | 'subject' | 'session' | 'upload', text: string): string
  /** A person's number for its one item, under the newest key; `about` binds it to that item. */
  encrypt(text: string, about: string): string
  /** Null where its key is gone, or it is not what was sealed there. */
  decrypt(sealed: string, about: string): string | null
  /** Tells whether the newest key sealed it. */
  isCurrent(sealed: string): boolean
  /** Ledger key; the application role cannot read it. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
  publicKey(): Promise<Uint8Array>
}

export type Clock = { now(): number }

/** Identity of somebody, by the issuer; what they may do stands in the directory. */
export type Claims = {
  readonly sub: string
  readonly name: string
  readonly email: string | null
  readonly kind: 'organisation' | 'person' | 'staff'
  readonly uscc: string | null
  readonly idHash: string | null
  readonly level: string
}
/** Kept in the reader's session between leaving for the issuer and coming back. */
export type SavedLogin = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}
export type Login =
  | { readonly kind: 'known'; readonly claims: Claims; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly refusal: { readonly code: 'loginFailed'; readonly reason: string } }

/** Rights of a program, and for whom: by an access token of the same issuer. */
export type Access = { readonly claims: Claims; readonly scopes: readonly string[]; readonly client: string }
/** Null for a token that is not one of ours, not meant for this interface, or over. */
export type TokenReader = { read(token: string): Promise<Access | null> }

/** One signed call to a subscriber; the receiver knows a repeated one by its id. */
export type HookCall = {
  readonly url: string
  readonly id: string
  readonly at: number
  readonly body: string
  readonly secret: string
}
export type HookAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly reason: string }
/** Calls go to public addresses only, unless the deployment stands in a closed network. */
export type HookSender = {
  /** Tells whether a call could go there now; a name may lead elsewhere by the time it does, so that `send` asks again. */
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
}
