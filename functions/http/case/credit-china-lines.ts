import { caseFile, isCase } from '#engine/case/case-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { numberLookup } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readOne } from '#engine/store/read.ts'
import type { BadLine, LinesTaken } from '#web/recipients/credit-china-page.tsx'
import { stepVerdicts } from '#web/words/staff/credit-china.ts'
import { CreditChinaMessage, hearCreditChina } from './credit-china.ts'

const most = 500

/** As either language writes them. */
const verdicts: ReadonlyMap<string, string> = new Map(
  Object.entries(stepVerdicts).flatMap(([verdict, { zh, en }]) => [zh, en].map((word) => [word, verdict] as const)),
)

/** Takes lines of steps by number; good ones count, bad are named. */
export async function takeCreditChinaLines(engine: Engine, person: Person, text: string): Promise<LinesTaken> {
  const so = { read: 0, taken: 0, already: 0 }
  const bad: BadLine[] = []
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === '' || (i === 0 && isHeading(raw))) continue
    so.read += 1
    const why = so.read > most ? 'tooMany' : await took(engine, person, cellsOf(raw))
    if (why === 'taken' || why === 'already') so[why] += 1
    else bad.push({ line: i + 1, text: raw.slice(0, 120), why })
  }
  return { ...so, bad }
}

/** A number has digits, its heading none, however it is called. */
const isHeading = (raw: string) => !/\d/.test(cellsOf(raw)[0] ?? '')

const cellsOf = (raw: string) =>
  raw.split(raw.includes('\t') ? '\t' : ',').map((cell) => cell.trim().replace(/^"|"$/g, ''))

/** Takes one line; answers its outcome. */
async function took(
  engine: Engine,
  person: Person,
  [number = '', ...cells]: readonly string[],
): Promise<'taken' | 'already' | BadLine['why']> {
  const message = CreditChinaMessage.safeParse(messageOf(cells))
  if (!message.success) return 'form'
  const found = await readOne(engine.table, { index: 'lookup', pk: numberLookup(number.toUpperCase()) })
  if (!found || !isCase(found)) return 'unknown'
  const heard = await hearCreditChina(engine, person, caseFile(found).id, message.data)
  if (heard.kind === 'heard') return heard.outcome
  return heard.refusal.code === 'notFound' ? 'unknown' : heard.refusal.code
}

function messageOf([
  code = '',
  receivedOn = '',
  pushedOn = '',
  verdict = '',
  documentChecked = '',
  ...reason
]: readonly string[]) {
  if (verdict !== '')
    return {
      kind: 'feedback',
      code,
      receivedOn,
      verdict: verdicts.get(verdict),
      documentChecked,
      reason: reason.join(','),
    }
  return pushedOn === '' ? { kind: 'receipt', code, receivedOn } : { kind: 'push', code, receivedOn, pushedOn }
}
