import { z } from 'zod'
import { recordEvents } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

/** Contract's words that a procedure uses as its own. */
const ofTheContract: readonly string[] = ['paused', ...Object.values(recordEvents)]

const fieldsOf = ({ course: { data } }: Procedure) => (data instanceof z.ZodObject ? Object.keys(data.shape) : [])
const eventsOf = ({ parties }: Procedure) => [...Object.keys(parties.events), parties.opens.event]
const statesOf = ({ course }: Procedure) => Object.keys(course.chart.states)

/** Names that the procedure has and no other, nor the contract. */
function ownNames(id: string, of: (procedure: Procedure) => readonly string[]): readonly string[] {
  const { [id]: own, ...others } = procedures
  if (!own) throw new Error(id)
  const shared = new Set([...ofTheContract, ...Object.values(others).flatMap(of)])
  return of(own).filter((name) => !shared.has(name))
}

const any = (names: readonly string[]) => names.map((name) => name.replaceAll('.', '\\.')).join('|')
const [states, events, fields] = [statesOf, eventsOf, fieldsOf].map((of) => any(ownNames('objection', of)))

/** Matches events, ids, states and fields; words and demo may. */
export const namedOutside = {
  name: 'objection named outside',
  where:
    /^(?!workflows\/objection\/|web\/words\/|packages\/deadline\/|hosts\/local\/demo\/|functions\/http\/api\/case-operations\.ts$)(?:core|functions|web|workflows|hosts|cli)\/(?!.*\.test\.tsx?$)/,
  pattern: new RegExp(
    `(?<![\\w.])(?:${events?.replaceAll('\\.', '\\\\?\\.')})\\b|['"\`](?:${states}|objection(?:\\.\\w+)?)['"\`]|\\bdata\\s*\\??\\.\\s*(?:${fields})\\b`,
  ),
} as const
