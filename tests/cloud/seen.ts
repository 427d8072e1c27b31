import { entryOf } from '#engine/store/entry-of.ts'
import { type Answer, type WebClient, webClient } from '#tests/support/web-client.ts'
import type { Filed } from './drive.ts'
import type { Site } from './worlds.ts'

/** Traces of a case, without chance and hour. */
export type Seen = {
  /** Lines of the case's own page. */
  readonly page: readonly string[]
  readonly record: readonly string[]
  readonly papers: readonly string[]
  readonly mails: readonly string[]
  /** Public figures of the whole site. */
  readonly figures: readonly string[]
  /** Types of ledger rows that name it. */
  readonly rows: readonly string[]
  /** Acts of people among them, in their order. */
  readonly acts: readonly string[]
}

/** Lines that one has more often than the other. */
export function differing(here: Seen, there: Seen): readonly string[] {
  return Object.entries(here).flatMap(([part, lines]) => {
    const other = Object.entries(there).find(([name]) => name === part)?.[1] ?? []
    const [own, others] = [lines, other].map((all) => all.flatMap((one: string) => one.split('\n')))
    return [...more(own, others, `${part} here`), ...more(others, own, `${part} there`)]
  })
}

function more(some: readonly string[] = [], others: readonly string[] = [], name: string): readonly string[] {
  const left = [...others]
  return some.flatMap((line) => {
    const at = left.indexOf(line)
    if (at < 0) return [`${name}: ${line}`]
    left.splice(at, 1)
    return []
  })
}

/** Looks at cases of a site; reads no mail twice. */
export function looking(site: Site): (firm: WebClient, filed: Filed) => Promise<Seen> {
  const mails = new Map<string, Promise<Answer>>()
  return async (firm, { caseId, record }) => {
    const own = await firm.get(`/my/cases/${caseId}`)
    const papers = [...own.html.matchAll(/"(\/papers\/[^"/]+\/(?!clock)[^"/]+)"/g)].map(([, path = '']) => path)
    const reader = webClient(site.url)
    const shown = await Promise.all(['', '/en'].map((lang) => reader.get(`${lang}/r/${record}`)))
    const json = await reader.get(`/r/${record}.json`)
    const sheet = await reader.get('/statistics.csv')
    const rows = await rowsOf(site, caseId)
    return {
      page: linesOf(site, own.html).toSorted(),
      record: [
        ...shown.flatMap(({ status, html }) => [`${status}`, ...linesOf(site, html)]),
        // Of a record that ended, a page says so here too.
        ...(json.status === 200 ? [masked(site, json.html)] : [`${json.status}`, ...linesOf(site, json.html)]),
      ],
      papers: (await Promise.all([...new Set(papers)].map((path) => paperOf(site, firm, path)))).toSorted(),
      mails: await mailsOf(site, mails, caseNumber.exec(own.html)?.[0] ?? caseId),
      figures: sheet.html.split('\n').toSorted(),
      // Repeated tries leave nothing else.
      rows: rows.filter((type) => type !== 'task.failed').toSorted(),
      acts: rows.filter(isAct),
    }
  }
}

export const isAct = (type: string): boolean => /^(applicant|intake|unit|head|approver)\./.test(type)

const paperOf = async (site: Site, firm: WebClient, path: string) =>
  linesOf(site, (await firm.get(path)).html).join('\n')

async function rowsOf({ journal }: Site, caseId: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = -1; ; ) {
    const part = await journal.since(after, 200)
    const named = part.filter(({ item }) => JSON.stringify(item.body).includes(caseId))
    const own = named.filter(({ item }) => !ofPlatform.test(item.pk))
    found.push(...own.map(({ item }) => entryOf(item).type))
    if (part.length < 200) return found
    after = part.at(-1)?.position ?? after
  }
}

const ofPlatform = /^copy#\w+\.ZSJ\b/

/** Mails that name the case, of the newest hundred. */
async function mailsOf(site: Site, known: Map<string, Promise<Answer>>, number: string): Promise<readonly string[]> {
  const box = webClient(site.url)
  const { html } = await box.get('/demo/mailbox')
  const paths = [...html.matchAll(/href="(\/demo\/mailbox\/[^"]+)"/g)].map(([, path = '']) => path)
  for (const path of paths) if (!known.has(path)) known.set(path, box.get(path))
  const mails = await Promise.all(known.values())
  return mails
    .filter((mail) => mail.html.includes(number))
    .map((mail) => linesOf(site, mail.html).join('\n'))
    .toSorted()
}

const linesOf = (site: Site, html: string): readonly string[] =>
  masked(site, /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replace(/<(?:p|li|dt|dd|h\d|tr|pre|section|div|ol|ul)\b/g, '\n$&')
    .replace(/<[^>]*>/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    // Recipients that confirm are one machine's demo alone.
    .map((line) => line.replace(/^(?:尚未确认|已确认|逾期确认)(?: .*)?$/, 'CONFIRMED OR NOT'))
    .filter((line) => line !== '')

const caseNumber = /\b445300-\d{8}-\w{9}\b/

/** Left out of what is compared, each for its reason. */
const masks: readonly (readonly [RegExp, string])[] = [
  // Drawn by chance on each site.
  [/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, 'ID'],
  [new RegExp(caseNumber, 'g'), 'NUMBER'],
  // Minutes of each site's own run.
  [/\b\d{1,2}:\d{2}(?::\d{2})?\b/g, 'TIME'],
  // Hashes, codes and places that follow from these.
  [/\b[0-9a-f]{32,}\b|\b[0-9A-Z]{52}\b/g, 'HASH'],
  [/校验码 \w{8}|存证序号 [^。]*/g, ''],
  [/\(\d+ B\)/g, ''],
  // The demo of one machine invents its units' contacts.
  [/（联系(?:人|电话)：[^）]*）/g, ''],
  // So it does a sharing platform, which is told of each change.
  [/<tr\b(?:(?!<\/tr>)[\s\S])*?政务服务数据管理局[\s\S]*?<\/tr>/g, ''],
  // A notice may be served just before a hand-over or after it.
  [/( · 系统 · )(?:已移交信用中国|正在移交)/g, '$1HANDED'],
  // Sender and answers by mail are settings of one machine.
  [/no-reply@[\w.]+/g, ''],
  [/直接回复本邮件[^。]*。|本邮件由系统自动发出[^。]*。|What you reply to.*|Sent by the system.*/g, ''],
  [/<h2>回复[\s\S]*$/, ''],
]

const masked = ({ url }: Site, text: string) =>
  masks.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text.replaceAll(url, 'SITE'))
