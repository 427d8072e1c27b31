import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { newId } from '#engine/store/id.ts'
import { handOver } from '#hosts/local/import-inbox.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { type WebClient, webClient } from '#tests/support/web-client.ts'
import { audited } from '../audited.ts'
import { type Filed, file, isReceipt } from '../filing.ts'

export const codes = ['ENOSPC', 'EIO'] as const
type Code = (typeof codes)[number]
/** One call of the server's own, or of SQLite's. */
export type FailingCall = { readonly code: Code; readonly n: number; readonly name: string; readonly isNative: boolean }
/** Outcome of work whose call failed. */
export type Outcome = {
  /** The call was made, and failed. */
  readonly hit: boolean
  /** Answers of the server that were no page. */
  readonly refused: readonly string[]
  readonly wrong: readonly string[]
}

const preload = `--import=${fileURLToPath(new URL('../fault-at.ts', import.meta.url))}`

/** A server whose disk fails at a call. */
export class FailingDisk {
  readonly #top = mkdtempSync(join(tmpdir(), 'redress-each-'))
  readonly #ill = join(this.#top, 'ill')
  readonly #folder = join(this.#top, 'data')
  readonly #filed: Filed[] = []
  #program: Started | undefined
  #cookies: WebClient | undefined
  #turn = 0
  #answers: Response[] = []

  async begin(): Promise<void> {
    const env = { NODE_OPTIONS: preload, FAULT_DISK: this.#ill }
    this.#program = await started({ at: { folder: this.#folder, port: await freePort() }, env })
    this.#cookies = webClient(this.#server.url, { seen: (reply) => void this.#answers.push(reply) })
    await this.#signIn()
    await this.#work()
  }

  /** Calls of one filing and publication, in order. */
  async calls(): Promise<readonly Omit<FailingCall, 'code'>[]> {
    this.#arm('ENOSPC', 0)
    const traced = canAttach ? await Strace.at(this.#server.pid, this.#folder, null) : null
    await this.#work()
    this.#disarm()
    const own = this.#told().map((name, i) => ({ name, n: i + 1, isNative: false }))
    const native = (await traced?.end()) ?? []
    return [...own, ...native.map((call) => ({ ...call, isNative: true }))]
  }

  /** Lets it fail during such work, then goes on. */
  async fail(call: FailingCall): Promise<Outcome> {
    const before = this.#filed.length
    const traced = call.isNative ? await Strace.at(this.#server.pid, this.#folder, call) : null
    if (!traced) this.#arm(call.code, call.n)
    this.#answers = []
    const failure = await this.#work().then(
      () => null,
      (error: unknown) => String(error),
    )
    const signIn = await fetch(new URL('/sign-in', this.#server.url), { redirect: 'manual' })
    this.#disarm()
    const hit = traced ? (await traced.end()).some(({ failed }) => failed) : this.#told().length > 0
    const refused = this.#answers.filter(({ status }) => status >= 400).map(said)
    // Later refusals follow from the first.
    const wrong = refused.slice(0, 1).filter((one) => !expected(call).has(one))
    if (failure !== null && refused.length === 0) wrong.push(`no answer said why: ${failure}`)
    if (signIn.status >= 400 && !expected(call).has(said(signIn))) wrong.push(`sign-in: ${said(signIn)}`)
    // Goes on, without a restart; what was acknowledged stands.
    await this.#signIn()
    await this.#work()
    for (const one of this.#filed.slice(before)) if (!(await this.#stands(one))) wrong.push(`lost: ${one.receipt}`)
    return { hit, refused, wrong }
  }

  /** Complaints of what stands after a stop. */
  async end(): Promise<readonly string[]> {
    const lost = []
    for (const one of this.#filed) if (!(await this.#stands(one))) lost.push(`lost: ${one.receipt}`)
    await this.#published()
    const ended = await this.#server.stop()
    if (ended !== 0) lost.push(`a stop ended with ${ended}: ${this.#server.log().slice(-500)}`)
    return [...lost, ...audited(this.#folder, { PORT: new URL(this.#server.url).port })]
  }

  remove(): void {
    rmSync(this.#top, { recursive: true, force: true })
  }

  get #server(): Started {
    if (!this.#program) throw new Error('not begun')
    return this.#program
  }
  get #client(): WebClient {
    if (!this.#cookies) throw new Error('not begun')
    return this.#cookies
  }

  async #signIn(): Promise<void> {
    await this.#client.post(await this.#client.get('/sign-in'), '', { person: 'enterprise' })
  }

  /** A firm files with evidence while a record is published. */
  async #work(): Promise<void> {
    this.#turn += 1
    const pages = this.#pages()
    await this.#handOver()
    this.#filed.push(await file(this.#client, `each${this.#turn}`))
    for (let i = 0; i < 40 && this.#pages() === pages; i += 1) await sleep(50)
  }

  async #handOver(): Promise<void> {
    const path = join(this.#top, 'sheet.csv')
    const lines = sampleSheet('penalty', [{ n: this.#turn, authority: '云浮市生态环境局' }])
    writeFileSync(path, stringify(lines.map((line) => ('cells' in line ? [...line.cells] : []))))
    const id = newId({ random: (n) => new Uint8Array(randomBytes(n)) })
    await handOver(this.#folder, path, { id, file: 'each.csv', language: 'zh' })
  }

  #pages(): number {
    return globSync(join(this.#folder, 'public/r/*.json.public')).length
  }

  /** Each sheet’s record is public: what failed is done again. */
  async #published(): Promise<void> {
    for (let i = 0, last = -1; i < 200 && last !== this.#pages(); i += 1) {
      last = this.#pages()
      await sleep(1000)
    }
  }

  async #stands({ receipt, evidence }: Filed): Promise<boolean> {
    return isReceipt(await this.#client.get(receipt), evidence)
  }

  #arm(code: Code, n: number): void {
    rmSync(`${this.#ill}.told`, { force: true })
    writeFileSync(this.#ill, `${code} ${n} ${this.#turn}`)
  }

  #disarm(): void {
    rmSync(this.#ill, { force: true })
  }

  #told(): readonly string[] {
    const path = `${this.#ill}.told`
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
  }
}

const said = ({ status, headers }: Response) => `${status} ${headers.get('retry-after') ?? ''}`.trim()

/** Only writes tell SQLite of a full disk. */
const expected = ({ code, isNative, name }: FailingCall): ReadonlySet<string> =>
  new Set(code === 'ENOSPC' && !(isNative && /sync/.test(name)) ? ['503 60'] : ['500'])

/** True where the kernel lets this user trace its processes. */
export const canAttach: boolean = (() => {
  const child = spawn('sleep', ['10'])
  const { status } = spawnSync('timeout', ['1', 'strace', '-qq', '-p', String(child.pid)], { stdio: 'ignore' })
  child.kill()
  return status === 124
})()

type Traced = { readonly name: string; readonly n: number; readonly failed: boolean }

/** SQLite's calls, traced or let fail by the kernel. */
class Strace {
  readonly #child
  readonly #log: string
  private constructor(log: string, args: readonly string[]) {
    this.#log = log
    this.#child = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }

  static async at(pid: number, folder: string, call: FailingCall | null): Promise<Strace> {
    const log = `${folder}.strace`
    rmSync(log, { force: true })
    const paths = ['redress.db', 'redress.db-wal'].flatMap((name) => ['-P', join(folder, name)])
    const inject = call === null ? [] : ['-e', `inject=${call.name}:error=${call.code}:when=${call.n}`]
    const calls = 'pwrite64,fdatasync,fsync,ftruncate'
    const traced = new Strace(log, ['-f', '-o', log, ...paths, '-e', `trace=${calls}`, ...inject, '-p', String(pid)])
    await once(traced.#child.stderr, 'data') // attached
    return traced
  }

  async end(): Promise<readonly Traced[]> {
    this.#child.kill('SIGINT')
    await once(this.#child, 'exit')
    const counts = new Map<string, number>()
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .flatMap((line): readonly Traced[] => {
        const [, thread = '', name = ''] = /^(\d+) +(\w+)\(/.exec(line) ?? []
        if (name === '') return []
        const n = (counts.get(`${thread} ${name}`) ?? 0) + 1
        counts.set(`${thread} ${name}`, n)
        return [{ name, n, failed: line.includes('INJECTED') }]
      })
  }
}
