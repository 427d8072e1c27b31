import { type Paper, paperOf } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { procedures } from '#workflows/index.ts'
import { testEngine } from '../engine.ts'
import { caseId, runExample } from '../run-example.ts'

export type WorkedPaper = { readonly name: string; readonly paper: Paper }

/** Every paper of every worked case. */
export async function workedPapers(): Promise<readonly WorkedPaper[]> {
  const found: WorkedPaper[] = []
  for (const [id, { examples }] of Object.entries(procedures))
    for (const example of examples) {
      const engine = testEngine()
      await runExample(engine, id, example)
      for (const paper of (await papersOf(engine.table, caseId)).map(paperOf))
        found.push({ name: `${id}: ${example.name.en}: ${paper.facts.kind} ${paper.id}`, paper })
    }
  return found
}
