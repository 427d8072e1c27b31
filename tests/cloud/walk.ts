import { type WebClient, webClient } from '#tests/support/web-client.ts'
import { filed, once, recordCard, sends, signedIn } from './steps.ts'

/** What people see at the end of a walk, without what chance and the hour make. */
export type Walked = {
  readonly acts: readonly string[]
  /** Entries of the case's own page, each as often as it stands there. */
  readonly entries: readonly string[]
  /** Entries of people, in their order. */
  readonly inOrder: readonly string[]
  readonly letters: readonly string[]
  readonly record: string
}

type Disputed = { readonly document: string; readonly after: string }
const records: readonly [Disputed, ...Disputed[]] = [
  { document: '云环罚〔2026〕样8号', after: '0.5' },
  { document: '云环罚〔2026〕样1号', after: '5' },
  { document: '云环罚〔2026〕样26号', after: '1.5' },
]
const answers = ['01', '05', '06'] as const

/** Draws from 0 up to 1, the same for the same seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One objection on its way by chance, by forms alone; ends with the case. */
export async function walk(url: string, seed: number): Promise<Walked> {
  const draw = drawing(seed)
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(draw() * list.length)] ?? list[0]
  const { document, after } = pick(records)
  const acts: string[] = [document]
  const firm = await signedIn(url, 'enterprise')
  const card = await recordCard(firm, document)
  const record = /\/my\/records\/(\w+)"/.exec(card)?.[1] ?? ''
  const way = `/my/records/${record}/object`
  const evidence = await firm.post(await firm.get(way), way, {
    ...{ 'dispute.CF_NR_FK': 'on', 'ground.CF_NR_FK': 'E7', 'claimed.CF_NR_FK': after },
    explanation: `第 ${seed} 次提出。`,
  })
  const caseId = await filed(firm, evidence)
  const act = async (name: string, values: Readonly<Record<string, string>>, who: string, page = '') => {
    acts.push(`${who} ${name} ${Object.values(values).join(' ')}`)
    await sends(await signedIn(url, who), caseId, { event: name, ...values }, page)
  }
  if (draw() < 0.15) await withdrawn(firm, caseId, acts)
  else {
    await act('intake.forwarded', { unit: 'HJ' }, 'intake-1')
    for (let rounds = 0, isOver = false; !isOver; rounds += 1) {
      const code = pick(answers)
      await act('unit.proposed', proposal(code, after), 'hj-1')
      isOver = rounds === 2 || draw() < 0.6
      if (!isOver) await act('approver.returned', { reason: '请再核对一次。' }, 'hj-head', '/approval')
    }
    await act('approver.approved', {}, 'hj-head', '/approval')
  }
  return seen(url, firm, { caseId, record, acts })
}

const proposal = (code: (typeof answers)[number], after: string) => ({
  'code.i1': code,
  ...(code === '01' && { 'value.i1': after }),
  'documentChecked.i1': '行政处罚决定书（原件）',
  'documentProduced.i1': 'on',
  'reason.i1': '经查阅决定书原件。',
})

async function withdrawn(firm: WebClient, caseId: string, acts: string[]): Promise<void> {
  acts.push('withdrew')
  const form = await firm.get(`/my/cases/${caseId}/withdraw`)
  await firm.post(form, `/my/cases/${caseId}/events`, { event: 'applicant.withdrew', reason: '已经说明。' })
}

const closed = '已办结'

async function seen(
  url: string,
  firm: WebClient,
  { caseId, record, acts }: { readonly caseId: string; readonly record: string; readonly acts: readonly string[] },
): Promise<Walked> {
  const { html } = await once(firm, `/my/cases/${caseId}`, (page) => page.html.includes(closed))
  const entries = [...html.matchAll(/<li id="e\d+".*?<strong>(.*?)<\/strong>.*?<\/time> · (.*?)<\/p>/gs)].map(
    ([, what = '', who = '']) => ({ what, who: who.replace(/\s+/g, ' ') }),
  )
  const shown = await webClient(url).get(`/r/${record}`)
  return {
    acts,
    entries: entries.map(({ what }) => what).toSorted(),
    inOrder: entries.filter(({ who }) => !who.startsWith('系统')).map(({ what, who }) => `${what} ${who}`),
    letters: [...new Set([...html.matchAll(/"\/papers\/[^"]*"[^>]*>([^<]+)</g)].map(([, title = '']) => title))],
    record: `${shown.status} ${
      /<main.*<\/main>/s
        .exec(shown.html)?.[0]
        .match(/罚款金额.*?<\/(?:dd|td)>/s)?.[0]
        .replace(/<[^>]*>/g, ' ') ?? ''
    }`,
  }
}
