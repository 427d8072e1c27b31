import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { Directory } from '#records/directory.ts'
import { procedures } from '#workflows/index.ts'
import departments from '../../../deployments/yunfu/departments.json' with { type: 'json' }
import { testEngine } from '../engine.ts'
import { caseId, runExample } from '../run-example.ts'

export type WorkedPaper = { readonly name: string; readonly paper: Paper }

const yunfu = Directory.parse(departments)
/** City's directory with all that letters name; contacts invented. */
const directory: Directory = {
  ...yunfu,
  units: yunfu.units.map((unit) => ({
    ...unit,
    contact: {
      person: { zh: '张示例', en: 'Zhang Shili' },
      phone: '0766-0000000',
      address: { zh: '云浮市示例路1号', en: '1 Shili Road, Yunfu' },
    },
  })),
}

/** Every paper of every worked case. */
export async function workedPapers(): Promise<readonly WorkedPaper[]> {
  const found: WorkedPaper[] = []
  for (const [id, { examples }] of Object.entries(procedures))
    for (const example of examples) {
      const bare = testEngine()
      const engine = { ...bare, deployment: { ...bare.deployment, directory } }
      await runExample(engine, id, example)
      for (const paper of (await papersOf(engine.table, caseId)).map(paperOf))
        found.push({ name: `${id}: ${example.name.en}: ${paper.facts.kind} ${paper.id}`, paper })
    }
  return found
}
