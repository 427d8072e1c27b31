import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HookAnswer, HookCall } from '#engine/store/ports.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { escaped, sayBoth } from '../base/demo-page.ts'
import { writeDurably } from '../base/write-durably.ts'
import { Connection, sayLine, tried } from './shaky.ts'

const Call = z.object({
  data: z.object({
    seq: z.int(),
    application: z.object({
      ...{ id: z.string(), number: z.string(), documentNumber: z.string().nullable() },
      ...{ code: z.string().nullable(), pushedOn: z.string().nullable(), acceptedOn: z.string().nullable() },
      result: z.object({ verdict: z.string() }).nullable(),
    }),
  }),
})

const Held = z.strictObject({
  ...{ seq: z.int(), number: z.string(), document: z.string(), code: z.string() },
  ...{ pushedOn: z.string().nullable(), acceptedOn: z.string().nullable(), verdict: z.string().nullable() },
  /** Answer of the platform to its message. */
  outcome: z.string().nullable(),
})
type Held = z.infer<typeof Held>

const Book = z.strictObject({
  line: Connection,
  /** Line for its own messages to the platform. */
  own: Connection,
  isAsked: z.boolean(),
  applications: z.record(z.string(), Held),
})
type Book = z.infer<typeof Book>

/** Its message: 查询码, and push to the unit (O36 13). */
export type CreditChinaPush = {
  readonly kind: 'push'
  readonly code: string
  readonly receivedOn: Day
  readonly pushedOn: Day
}

export type MockCreditChina = {
  /** Takes a call of the platform, or fails. */
  take(call: HookCall): HookAnswer
  /** The page's button: it answers what it holds. */
  ask(): void
  /** Says what it was asked to say; lost messages are said again. */
  say(today: Day, tell: (id: string, message: CreditChinaPush) => Promise<string>): Promise<number>
  section(): string
}

/** 信用中国 of the demo: takes, answers, and fails at times. */
export function mockCreditChina(folder: string): MockCreditChina {
  const path = join(folder, 'recipients', 'credit-china.json')
  const read = (): Book =>
    existsSync(path)
      ? Book.parse(JSON.parse(readFileSync(path, 'utf8')))
      : { line: Connection.parse({}), own: Connection.parse({}), isAsked: false, applications: {} }
  const write = (book: Book) => writeDurably(path, JSON.stringify(book), 0o600)

  return {
    take(call) {
      const book = read()
      const { line, isTaken, answer } = tried(book.line, 11)
      write({ ...book, line, applications: isTaken ? taken(book.applications, call) : book.applications })
      return answer
    },
    ask: () => write({ ...read(), isAsked: true }),
    async say(today, tell) {
      if (!read().isAsked) return 0
      let said = 0
      for (const [id, { code }] of waiting(read())) {
        const { line, isTaken } = tried(read().own, 23)
        const message = { kind: 'push', code, receivedOn: today, pushedOn: today } as const
        const outcome = isTaken ? await tell(id, message) : null
        // Reads anew: calls may have come meanwhile.
        const book = read()
        const held = book.applications[id]
        const next = held && outcome !== null ? { ...book.applications, [id]: { ...held, outcome } } : book.applications
        write({ ...book, own: line, applications: next })
        said += outcome === null ? 0 : 1
      }
      const book = read()
      write({ ...book, isAsked: waiting(book).length > 0 })
      return said
    },
    section: () => shown(read()),
  }
}

/** Held, and not yet answered. */
const waiting = ({ applications }: Book) =>
  Object.entries(applications).filter(([, { pushedOn, outcome }]) => pushedOn === null && outcome === null)

/** An older message says nothing new. */
function taken(applications: Book['applications'], { body }: HookCall): Book['applications'] {
  const { seq, application } = Call.parse(JSON.parse(body)).data
  const { id, number, documentNumber, pushedOn, acceptedOn, result } = application
  const there = applications[id]
  if (there && there.seq > seq) return applications
  const code =
    application.code ?? there?.code ?? `DEMO-${String(Object.keys(applications).length + 1).padStart(6, '0')}`
  const held: Held = {
    ...{ seq, number, document: documentNumber ?? '', code, pushedOn, acceptedOn },
    ...{ verdict: result?.verdict ?? null, outcome: there?.outcome ?? null },
  }
  return { ...applications, [id]: held }
}

function shown(book: Book): string {
  const rows = Object.values(book.applications).toReversed().map(row)
  const heads = columns.map((one) => `<th scope="col">${sayBoth(one)}</th>`).join('')
  const table = `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  return `<section id="credit-china"><h2>${sayBoth(words.title)}</h2>
<p>${sayBoth(words.lead)}</p>
<p>${sayLine(book.line)}</p>
${book.own.failures === 0 ? '' : `<p>${sayBoth(words.own)} ${book.own.failures}</p>`}
${rows.length === 0 ? `<p>${sayBoth(words.none)}</p>` : table}
<form method="post" action="/demo/recipients"><button type="submit">${sayBoth(words.ask)}</button></form>
${book.isAsked ? `<p>${sayBoth(words.asked)}</p>` : ''}
</section>`
}

function row(held: Held): string {
  const cells = [
    escaped(held.number),
    escaped(held.document),
    `<code>${escaped(held.code)}</code>`,
    sayBoth(standing(held)),
  ]
  return `<tr>${cells.map((cell, i) => `<td data-name="${escaped(columns[i]?.zh ?? '')}"><div>${cell}</div></td>`).join('')}</tr>`
}

function standing({ pushedOn, acceptedOn, verdict, outcome }: Held): Bilingual {
  if (verdict !== null) return verdicts[verdict] ?? words.told
  if (acceptedOn !== null) return words.accepted
  if (pushedOn !== null || outcome === 'taken' || outcome === 'already') return words.pushed
  return outcome === null ? words.received : words.differs
}

const columns = [two('受理编号', 'Case'), two('文号', 'Document'), two('查询码', 'Query code'), two('进展', 'Standing')]

const verdicts: Readonly<Record<string, Bilingual>> = {
  repaired: two('已收到结果：同意修复', 'result received: repaired'),
  refused: two('已收到结果：不予修复', 'result received: not repaired'),
  notAccepted: two('已收到结果：不予受理', 'result received: not accepted'),
}

const words = {
  title: two('“信用中国”（演示）', 'Credit China, of the demo'),
  lead: two(
    '“信用中国”公示的记录申请修复的，申请推送到这里；它收到后给出查询码，推送认定单位，并接收处理结果。',
    'Applications to repair what Credit China shows are pushed here. It answers with a query code, pushes them to the unit, and takes the result.',
  ),
  own: two('它自己的答复中途丢失、重新发出的次数：', 'Its own answers that were lost and sent again:'),
  none: two('还没有移交的申请。', 'No application has been handed over yet.'),
  ask: two('让“信用中国”答复', 'Let Credit China answer'),
  asked: two('正在答复，请刷新。', 'It is answering: reload the page.'),
  received: two('已收到，尚未答复', 'received, not answered yet'),
  pushed: two('已答复查询码，已推送认定单位', 'query code given, pushed to the unit'),
  accepted: two('认定单位已受理', 'accepted by the unit'),
  told: two('已收到结果', 'result received'),
  differs: two('平台未采用：已另行登记查询码', 'not taken: another query code was entered before'),
}
