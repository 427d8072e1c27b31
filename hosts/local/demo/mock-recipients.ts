import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { confirmChange, readChange } from '#engine/feeds/copies.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { differencesOf } from '#engine/feeds/reconcile.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import type { HookCall, HookSender } from '#engine/store/ports.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import type { Recipient } from '#records/recipient.ts'
import { demoPage, escaped, sayBoth } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'
import { type MockCreditChina, mockCreditChina } from './mock-credit-china.ts'
import { type MockNightFile, mockNightFile } from './mock-night-file.ts'
import { Connection, sayLine, tried } from './shaky.ts'

/** The sample city has none of its own. */
const sharingPlatform: Recipient = {
  id: 'ZSJ',
  name: {
    zh: '云浮市政务服务数据管理局（政务信息资源共享平台）',
    en: 'Yunfu Government Services and Data Bureau (sharing platform)',
  },
  ...{ sort: 'sharingPlatform', basis: 'GD 46(3)', kind: 'acknowledges', scope: 'all' },
}

type Way = 'follows' | 'silent' | 'keeps' | 'loses'

/** Recipients of the demo that are pushed to, and how each behaves. */
const ways: Readonly<Record<string, Way>> = {
  ...{ CZ: 'follows', 'GD-FGW': 'silent', 'SAMPLE-CREDIT': 'keeps' },
  [sharingPlatform.id]: 'loses',
}

/** Their lines break at times, and are healed by the next try. */
const shaky: readonly string[] = ['GD-FGW', sharingPlatform.id]

const host = 'recipients.demo.invalid'
const creditChinaAt = `https://${host}/credit-china`

/** Gives the demo's recipients an address; nothing leaves this machine. */
export const withMockRecipients = ({ directory, ...rest }: Deployment): Deployment => ({
  ...rest,
  directory: {
    creditChina: { endpoint: creditChinaAt },
    ...directory,
    ...(directory.recipients && {
      recipients: withPlatform(directory.recipients).map((one) =>
        one.id in ways ? { endpoint: `https://${host}/${one.id}`, ...one } : one,
      ),
    }),
  },
})

/** Beside those of the sample city. */
const withPlatform = (all: readonly Recipient[]): Recipient[] =>
  all.some(({ id }) => id in ways) && all.every(({ sort }) => sort !== 'sharingPlatform')
    ? [...all, sharingPlatform]
    : [...all]

const Line = z.object({
  change: z.string(),
  record: z.string(),
  event: z.string(),
  owed: z.object({ due: z.string().nullable() }).nullable(),
  digest: z.string().nullable(),
  content: z.object({ documentNumber: z.string().nullish() }).nullable(),
})
type Line = z.infer<typeof Line>
const Call = z.discriminatedUnion('type', [
  z.object({ type: z.literal('records.changed'), data: z.object({ lines: z.array(Line) }) }),
  z.object({
    type: z.literal('order.given'),
    data: z.object({ number: z.string(), words: z.string(), due: z.string() }),
  }),
])

/** Book of a recipient: digests by record, and changes to confirm. */
const Book = z.strictObject({
  line: Connection.default(Connection.parse({})),
  held: z.record(z.string(), z.string()),
  should: z.record(z.string(), z.string().nullable()),
  document: z.record(z.string(), z.string()),
  told: z.array(
    z.strictObject({
      ...{ change: z.string(), record: z.string(), event: z.string() },
      ...{ due: z.string().nullable(), confirmed: z.boolean() },
    }),
  ),
  /** Orders of the supervisor, as they came. */
  orders: z.array(z.strictObject({ number: z.string(), words: z.string(), due: z.string() })).default([]),
  /** To be compared, and what comparing has mended. */
  isAsked: z.boolean().default(false),
  mended: z.int().default(0),
})
type Book = z.infer<typeof Book>

const mostTold = 200

/** Confirms one change as a recipient’s program would. */
export const confirmedBy =
  (engine: Engine) =>
  async (recipient: string, id: string): Promise<void> => {
    const change = readChange(id)
    const actor = { id: `recipient-${recipient}`, role: 'recipient', unit: recipient } as const
    if (change) await confirmChange(engine, recipient, change, { actor, how: 'api' })
  }

/** Compares what a recipient holds with what it should. */
export const differencesFor =
  (engine: Engine): Differences =>
  async (id, held) => {
    const to = await recipientOf(engine, id)
    return to ? Array.fromAsync(differencesOf(engine, to, held)) : []
  }

export type MockRecipients = {
  /** The sender, with the mocks' own address taken out of its hands. */
  around(sender: HookSender): HookSender
  /** Confirms what was followed; answers how many. */
  confirm(say: (recipient: string, change: string) => Promise<unknown>): Promise<number>
  /** The page's button: the sharing platform compares what it holds. */
  askPlatform(): void
  /** Mends what differs, once asked; answers how many. */
  compare(differences: Differences): Promise<number>
  page(): string
  readonly creditChina: MockCreditChina
  readonly nightFile: MockNightFile
}

/** Names records that a list lacks or has otherwise; null: hold nothing. */
type Differences = (
  recipient: string,
  held: ReadonlyMap<string, string>,
) => Promise<readonly { readonly record: string; readonly digest: string | null }[]>

/** Recipients of the demo: following, silent, keeping the old, losing. */
export function mockRecipients(folder: string, { directory }: Pick<Deployment, 'directory'>): MockRecipients {
  const { read, write } = booksIn(folder)
  const creditChina = mockCreditChina(folder)
  const nightFile = mockNightFile(folder)
  const others = () => [nightFile.section(), creditChina.section()]
  const all = (directory.recipients ?? []).flatMap(({ id, name }) => {
    const way = ways[id]
    return way === undefined ? [] : [{ id, name, way }]
  })

  return {
    creditChina,
    nightFile,
    around: (sender) => ({
      look: (url) => sender.look(url),
      async send(call) {
        if (call.url === creditChinaAt) return creditChina.take(call)
        const one = all.find(({ id }) => call.url === `https://${host}/${id}`)
        if (!one) return sender.send(call)
        const book = read(one.id)
        const { line, isTaken, answer } = tried(book.line, 7, shaky.includes(one.id))
        write(one.id, { ...(isTaken ? taken(book, one.way, call) : book), line })
        return answer
      },
    }),
    async confirm(say) {
      let n = 0
      for (const { id } of all.filter(({ way }) => way !== 'silent')) {
        const open = new Set(read(id).told.flatMap(({ change, confirmed }) => (confirmed ? [] : change)))
        if (open.size === 0) continue
        for (const change of open) await say(id, change)
        // Reads anew: changes may have come meanwhile.
        const book = read(id)
        const told = book.told.map((one) => (open.has(one.change) ? { ...one, confirmed: true } : one))
        write(id, { ...book, told })
        n += open.size
      }
      return n
    },
    askPlatform: () => write(sharingPlatform.id, { ...read(sharingPlatform.id), isAsked: true }),
    async compare(differences) {
      const { isAsked, held } = read(sharingPlatform.id)
      if (!isAsked) return 0
      const found = await differences(sharingPlatform.id, new Map(Object.entries(held)))
      // Reads anew: changes may have come meanwhile.
      const book = read(sharingPlatform.id)
      for (const { record, digest } of found)
        if (digest === null) delete book.held[record]
        else book.held[record] = digest
      write(sharingPlatform.id, { ...book, isAsked: false, mended: book.mended + found.length })
      return found.length
    },
    page: () => demoPage(title, [intro, ...all.map((one) => shown(read(one.id), one)), ...others()].join('\n')),
  }
}

/** Books of the mocks, a file each. */
function booksIn(folder: string) {
  const pathOf = (id: string) => join(folder, 'recipients', `${id}.json`)
  return {
    read: (id: string): Book =>
      existsSync(pathOf(id))
        ? Book.parse(JSON.parse(readFileSync(pathOf(id), 'utf8')))
        : {
            line: Connection.parse({}),
            held: {},
            should: {},
            document: {},
            told: [],
            orders: [],
            isAsked: false,
            mended: 0,
          },
    write: (id: string, book: Book) => writeDurably(pathOf(id), JSON.stringify(book), 0o600),
  }
}

/** A second telling changes nothing. */
function taken(book: Book, way: Way, { body }: HookCall): Book {
  const call = Call.parse(JSON.parse(body))
  if (call.type === 'records.changed') return followed(book, way, call.data.lines)
  const others = book.orders.filter(({ number }) => number !== call.data.number)
  return { ...book, orders: [...others, call.data] }
}

function followed(book: Book, way: Way, lines: readonly Line[]): Book {
  const { held, should, document, told, ...rest } = structuredClone(book)
  for (const { change, record, event, owed, digest, content } of lines) {
    should[record] = digest
    if (content?.documentNumber) document[record] = content.documentNumber
    if (owed && !told.some((one) => one.change === change))
      told.push({ change, record, event, due: owed.due, confirmed: false })
    // Each third is taken, confirmed, and lost.
    if (way === 'loses' && told.findIndex((one) => one.change === change) % 3 === 0) continue
    if (way === 'keeps' && record in held) continue
    if (digest === null) delete held[record]
    else held[record] = digest
  }
  return { ...rest, held, should, document, told: told.slice(-mostTold) }
}

const title = two('演示接收单位', 'Recipients of the demo')
const intro = `<p>登记变更会推送给下列接收单位。更正或者终止一条记录，几秒后可在此看到。
<span lang="en">Changes of the register are pushed to these recipients. Correct or end a record, and see it here seconds later.</span></p>`

const says: Readonly<Record<Way, Bilingual>> = {
  follows: two('照办并逐条确认。', 'Follows each change and confirms it.'),
  silent: two(
    '照办，但不确认：由“接收单位 温丁”在“变更推送”页确认，否则逾期。',
    'Follows, and says nothing: Wen Ding confirms on the page of changes, or it is late.',
  ),
  keeps: two(
    '逐条确认，却保留旧内容：受理员在“接收单位”页比对下面的内容，即可发现。',
    'Confirms each change and keeps the old: intake finds it by comparing the lines below on the page of recipients.',
  ),
  loses: two(
    '逐条确认，但每三条丢失一条；对账时按摘要找出不符的，只补传这些。',
    'Confirms each change and loses one in three; comparing by digests finds those, and only they are sent again.',
  ),
}

const headings = [
  two('文号', 'Document'),
  two('变更', 'Change'),
  two('应持有', 'Should hold'),
  two('实持有', 'Holds'),
  two('应于此日前确认', 'To confirm by'),
  two('确认', 'Confirmed'),
]

type One = { readonly id: string; readonly name: Bilingual; readonly way: Way }

function shown(book: Book, { id, name, way }: One): string {
  const rows = book.told.toReversed().map((one) => row(book, one))
  const lines = book.told.flatMap(({ record }) => (book.held[record] ? `${record} ${book.held[record]}` : []))
  return `<section id="${escaped(id)}"><h2>${sayBoth(name)}</h2>
<p>${sayBoth(says[way])}</p>
<p>${sayLine(book.line)}</p>
<p>持有 ${Object.keys(book.held).length} 条记录。<span lang="en">Holds ${Object.keys(book.held).length} records.</span></p>
${rows.length === 0 ? `<p>${sayBoth(two('还没有要确认的变更。', 'No change to confirm yet.'))}</p>` : table(rows)}
${book.orders.map(({ number, words, due }) => `<p>${sayBoth(two(`督办单 ${number}，${due} 前反馈：`, `Order ${number}, to be answered by ${due}:`))} ${escaped(words)}</p>`).join('')}
${way === 'loses' ? sharing(book) : ''}
${lines.length === 0 ? '' : `<details><summary>${sayBoth(two('供比对', 'To compare'))}</summary><pre>${[...new Set(lines)].join('\n')}</pre></details>`}
</section>`
}

/** Offers of the sharing platform beside, and its button. */
const sharing = ({
  isAsked,
  mended,
}: Book) => `<p><a href="/api/v1/register/resources">${sayBoth(shared.catalogue)}</a></p>
<p>${sayBoth(shared.query)} <a href="/desk/queries">${sayBoth(shared.page)}</a></p>
<form method="post" action="/demo/recipients?compare"><button type="submit">${sayBoth(shared.compare)}</button></form>
<p>${isAsked ? sayBoth(shared.asked) : sayBoth(fillBoth(shared.mended, { mended: `${mended}` }))}</p>`

const shared = {
  catalogue: two('共享目录：每类记录有哪些栏目、怎样取得', 'The catalogue: columns of each kind, and how it is had'),
  query: two(
    '各部门经共享平台用自己的账号批量查询，须写明用途，当事人可见；网页同样可查：',
    'Departments ask through it by accounts of their own, with a purpose that each subject sees; also on a page:',
  ),
  page: two('批量查询', 'Bulk questions'),
  compare: two('让共享平台对账', 'Let the sharing platform compare'),
  asked: two('正在对账，请刷新。', 'It is comparing: reload the page.'),
  mended: two('对账已补正 {mended} 条。', '{mended} mended by comparing.'),
}

const table = (rows: readonly string[]) =>
  `<table><thead><tr>${headings.map((one) => `<th scope="col">${sayBoth(one)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`

function row({ held, should, document }: Book, { record, event, due, confirmed }: Book['told'][number]): string {
  const [is, ought] = [held[record] ?? null, should[record] ?? null]
  const differs = is === ought ? '' : ` <strong>${sayBoth(two('不符', 'differs'))}</strong>`
  const cells = [
    `<a href="/r/${escaped(record)}">${escaped(document[record] ?? record)}</a>`,
    sayBoth(changes[event] ?? two(event, event)),
    sayDigest(ought),
    `${sayDigest(is)}${differs}`,
    escaped(due ?? '—'),
    sayBoth(confirmed ? two('已确认', 'yes') : two('未确认', 'no')),
  ]
  return `<tr>${cells.map((cell, i) => `<td data-name="${escaped(headings[i]?.zh ?? '')}"><div>${cell}</div></td>`).join('')}</tr>`
}

/** Changes that recipients are told of, in words. */
const changes: Readonly<Record<string, Bilingual>> = {
  'record.corrected': two('更正', 'corrected'),
  'record.imported': two('按新报送的内容更新', 'updated from a new report'),
  'record.ended': two('终止公示和共享', 'ended'),
  'record.restored': two('恢复公示', 'shown again'),
  'record.barred': two('记入弄虚作假', 'fraud in its repair entered'),
  'record.stopped': two('暂停公示', 'not shown meanwhile'),
  'record.resumed': two('恢复公示', 'shown again'),
  'record.sealed': two('不再提供', 'given out no more'),
  'record.unsealed': two('重新提供', 'given out again'),
}

const sayDigest = (digest: string | null) =>
  digest === null ? sayBoth(two('无', 'nothing')) : `<code>${digest.slice(0, 8)}</code>`
