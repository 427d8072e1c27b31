import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Deployment } from '#engine/store/host.ts'
import type { HookCall, HookSender } from '#engine/store/ports.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { demoPage, escaped, sayBoth } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'
import { type MockCreditChina, mockCreditChina } from './mock-credit-china.ts'
import { Connection, sayLine, tried } from './shaky.ts'

type Way = 'follows' | 'silent' | 'keeps'

/** Recipients of the demo that are pushed to, and how each behaves. */
const ways: Readonly<Record<string, Way>> = { CZ: 'follows', 'GD-FGW': 'silent', 'SAMPLE-CREDIT': 'keeps' }

/** Its line breaks at times, and is healed by the next try. */
const shaky = 'GD-FGW'

const host = 'recipients.demo.invalid'
const creditChinaAt = `https://${host}/credit-china`

/** Gives the demo's recipients an address; nothing leaves this machine. */
export const withMockRecipients = ({ directory, ...rest }: Deployment): Deployment => ({
  ...rest,
  directory: {
    creditChina: { endpoint: creditChinaAt },
    ...directory,
    ...(directory.recipients && {
      recipients: directory.recipients.map((one) =>
        one.id in ways ? { endpoint: `https://${host}/${one.id}`, ...one } : one,
      ),
    }),
  },
})

const Line = z.object({
  change: z.string(),
  record: z.string(),
  event: z.string(),
  owed: z.object({ due: z.string().nullable() }).nullable(),
  digest: z.string().nullable(),
  content: z.object({ documentNumber: z.string().nullish() }).nullable(),
})
type Line = z.infer<typeof Line>
const Call = z.object({ data: z.object({ lines: z.array(Line) }) })

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
})
type Book = z.infer<typeof Book>

const mostTold = 200

export type MockRecipients = {
  /** The sender, with the mocks' own address taken out of its hands. */
  around(sender: HookSender): HookSender
  /** Confirms what was followed; answers how many. */
  confirm(say: (recipient: string, change: string) => Promise<unknown>): Promise<number>
  page(): string
  readonly creditChina: MockCreditChina
}

/** Recipients of the demo: following, silent, and keeping the old. */
export function mockRecipients(folder: string, { directory }: Pick<Deployment, 'directory'>): MockRecipients {
  const pathOf = (id: string) => join(folder, 'recipients', `${id}.json`)
  const read = (id: string): Book =>
    existsSync(pathOf(id))
      ? Book.parse(JSON.parse(readFileSync(pathOf(id), 'utf8')))
      : { line: Connection.parse({}), held: {}, should: {}, document: {}, told: [] }
  const write = (id: string, book: Book) => writeDurably(pathOf(id), JSON.stringify(book), 0o600)
  const creditChina = mockCreditChina(folder)
  const all = (directory.recipients ?? []).flatMap(({ id, name }) => {
    const way = ways[id]
    return way === undefined ? [] : [{ id, name, way }]
  })

  return {
    creditChina,
    around: (sender) => ({
      look: (url) => sender.look(url),
      async send(call) {
        if (call.url === creditChinaAt) return creditChina.take(call)
        const one = all.find(({ id }) => call.url === `https://${host}/${id}`)
        if (!one) return sender.send(call)
        const book = read(one.id)
        const { line, isTaken, answer } = tried(book.line, 7, one.id === shaky)
        write(one.id, { ...(isTaken ? taken(book, one.way, linesOf(call)) : book), line })
        return answer
      },
    }),
    async confirm(say) {
      let n = 0
      for (const { id } of all.filter(({ way }) => way === 'follows')) {
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
    page: () =>
      demoPage(
        title,
        [intro, ...all.map(({ id, name, way }) => shown(read(id), { id, name, way })), creditChina.section()].join(
          '\n',
        ),
      ),
  }
}

const linesOf = ({ body }: HookCall): readonly Line[] => Call.parse(JSON.parse(body)).data.lines

/** A line that comes twice changes nothing. */
function taken(book: Book, way: Way, lines: readonly Line[]): Book {
  const { line, held, should, document, told } = structuredClone(book)
  for (const { change, record, event, owed, digest, content } of lines) {
    should[record] = digest
    if (content?.documentNumber) document[record] = content.documentNumber
    if (owed && !told.some((one) => one.change === change))
      told.push({ change, record, event, due: owed.due, confirmed: false })
    if (way === 'keeps' && record in held) continue
    if (digest === null) delete held[record]
    else held[record] = digest
  }
  return { line, held, should, document, told: told.slice(-mostTold) }
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
    '保留旧内容：受理员在“接收单位”页比对下面的内容，即可发现。',
    'Keeps the old: intake finds it by comparing the lines below on the page of recipients.',
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
${lines.length === 0 ? '' : `<details><summary>${sayBoth(two('供比对', 'To compare'))}</summary><pre>${[...new Set(lines)].join('\n')}</pre></details>`}
</section>`
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
