import { enterAbsence, type Leaving, unitStaff } from '#engine/run/absence.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { readDay } from '#records/value.ts'

/** Lines that one list has at most. */
export const mostLines = 200

/** Line not entered, and why. */
export type RefusedLine = { readonly n: number; readonly line: string; readonly code: string }
export type EnteredList = { readonly entered: number; readonly refused: readonly RefusedLine[] }

/** Enters absences line by line: person, days, stand-in. */
export async function enterAbsences(
  engine: Engine,
  by: Person,
  text: string,
  mayEnter: (person: Person) => boolean,
): Promise<EnteredList> {
  const staff = await unitStaff(engine, by)
  const lines = linesOf(text)
  const refused: RefusedLine[] = []
  for (const { n, line } of lines) {
    const code = n > mostLines ? 'tooLong' : await enterOne(engine, by, line, { staff, mayEnter })
    if (code !== null) refused.push({ n, line, code })
  }
  return { entered: lines.length - refused.length, refused }
}

type Among = { readonly staff: readonly Person[]; readonly mayEnter: (person: Person) => boolean }

async function enterOne(engine: Engine, by: Person, line: string, { staff, mayEnter }: Among): Promise<string | null> {
  const [who = '', from = '', until = '', standIn = '', ...more] = line.split(/[,\t，;；]/).map((cell) => cell.trim())
  if (more.some((cell) => cell !== '') || standIn === '') return 'fourCells'
  const named = (said: string) => staff.filter(({ id, name }) => id === said || name === said)
  const [person, twin] = named(who)
  const [delegate, second] = named(standIn)
  if (!person || !delegate || !mayEnter(person)) return 'notInUnit'
  if (twin || second) return 'sameName'
  const leaving: Leaving = { from: readDay(from) ?? from, until: readDay(until) ?? until, delegate: delegate.id }
  const outcome = await enterAbsence(engine, by, person, leaving)
  if (outcome.kind === 'done') return null
  return Object.values(outcome.refusal.fields ?? {})[0] ?? outcome.refusal.code
}

/** Numbered lines without a head and without empty ones. */
function linesOf(text: string): readonly { readonly n: number; readonly line: string }[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ n: i + 1, line: line.trim() }))
  const filled = lines.filter(({ line }) => line.replaceAll(/[,\t，;；\s]/g, '') !== '')
  return filled.filter(({ line }, i) => i > 0 || /\d{4}/.test(line))
}
