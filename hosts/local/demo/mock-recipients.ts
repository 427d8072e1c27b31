import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Deployment } from '#engine/store/host.ts'
import type { HookCall, HookSender } from '#engine/store/ports.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { demoPage, escaped } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'

type Way = 'follows' | 'silent' | 'keeps'

/** Recipients of the demo that are pushed to, and how each behaves. */
const ways: Readonly<Record<string, Way>> = { CZ: 'follows', 'GD-FGW': 'silent', 'SAMPLE-CREDIT': 'keeps' }

const host = 'recipients.demo.invalid'

/** Gives the demo's recipients an address; nothing leaves this machine. */
export const withMockRecipients = ({ directory, ...rest }: Deployment): Deployment => ({
  ...rest,
  directory: {
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
}

/** Recipients of the demo: following, silent, and keeping the old. */
export function mockRecipients(folder: string, { directory }: Pick<Deployment, 'directory'>): MockRecipients {
  const pathOf = (id: string) => join(folder, 'recipients', `${id}.json`)
  const read = (id: string): Book =>
    existsSync(pathOf(id))
      ? Book.parse(JSON.parse(readFileSync(pathOf(id), 'utf8')))
      : { held: {}, should: {}, document: {}, told: [] }
  const write = (id: string, book: Book) => writeDurably(pathOf(id), JSON.stringify(book), 0o600)
  const all = (directory.recipients ?? []).flatMap(({ id, name }) => {
    const way = ways[id]
    return way === undefined ? [] : [{ id, name, way }]
  })

  return {
    around: (sender) => ({
      look: (url) => sender.look(url),
      async send(call) {
        const one = all.find(({ id }) => call.url === `https://${host}/${id}`)
        if (!one) return sender.send(call)
        write(one.id, taken(read(one.id), one.way, linesOf(call)))
        return { kind: 'answered', status: 204 }
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
      demoPage(title, [intro, ...all.map(({ id, name, way }) => shown(read(id), { id, name, way }))].join('\n')),
  }
}

const linesOf = ({ body }: HookCall): readonly Line[] => Call.parse(JSON.parse(body)).data.lines

/** A line that comes twice changes nothing. */
function taken(book: Book, way: Way, lines: readonly Line[]): Book {
  const { held, should, document, told } = structuredClone(book)
  for (const { change, record, event, owed, digest, content } of lines) {
    should[record] = digest
    if (content?.documentNumber) document[record] = content.documentNumber
    if (owed && !told.some((one) => one.change === change))
      told.push({ change, record, event, due: owed.due, confirmed: false })
    if (way === 'keeps' && record in held) continue
    if (digest === null) delete held[record]
    else held[record] = digest
  }
  return { held, should, document, told: told.slice(-mostTold) }
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
const both = ({ zh, en }: Bilingual) => `${escaped(zh)} <span lang="en">${escaped(en)}</span>`

type One = { readonly id: string; readonly name: Bilingual; readonly way: Way }

function shown(book: Book, { id, name, way }: One): string {
  const rows = book.told.toReversed().map((one) => row(book, one))
  const lines = book.told.flatMap(({ record }) => (book.held[record] ? `${record} ${book.held[record]}` : []))
  return `<section id="${escaped(id)}"><h2>${both(name)}</h2>
<p>${both(says[way])}</p>
<p>持有 ${Object.keys(book.held).length} 条记录。<span lang="en">Holds ${Object.keys(book.held).length} records.</span></p>
${rows.length === 0 ? `<p>${both(two('还没有要确认的变更。', 'No change to confirm yet.'))}</p>` : table(rows)}
${lines.length === 0 ? '' : `<details><summary>${both(two('供比对', 'To compare'))}</summary><pre>${[...new Set(lines)].join('\n')}</pre></details>`}
</section>`
}

const table = (rows: readonly string[]) =>
  `<table><thead><tr>${headings.map((one) => `<th scope="col">${both(one)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`

function row({ held, should, document }: Book, { record, event, due, confirmed }: Book['told'][number]): string {
  const [is, ought] = [held[record] ?? null, should[record] ?? null]
  const differs = is === ought ? '' : ` <strong>${both(two('不符', 'differs'))}</strong>`
  const cells = [
    `<a href="/r/${escaped(record)}">${escaped(document[record] ?? record)}</a>`,
    escaped(event),
    sayDigest(ought),
    `${sayDigest(is)}${differs}`,
    escaped(due ?? '—'),
    both(confirmed ? two('已确认', 'yes') : two('未确认', 'no')),
  ]
  return `<tr>${cells.map((cell, i) => `<td data-name="${escaped(headings[i]?.zh ?? '')}"><div>${cell}</div></td>`).join('')}</tr>`
}

const sayDigest = (digest: string | null) =>
  digest === null ? both(two('无', 'nothing')) : `<code>${digest.slice(0, 8)}</code>`
