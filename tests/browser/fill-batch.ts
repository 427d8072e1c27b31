import { onOpenedStore } from '#cli/opened-store.ts'
import { place, stages } from '#tests/authz/stages.ts'

// Fills a stopped store: 26 proposals of one unit, each answered in full.
const [forwarded, [, officer]] = stages.proposed.steps
const checked = { reason: '已核对', documentChecked: '决定书', documentProduced: true }
const answers = [
  { item: '1', code: '01', value: '0.55', ...checked },
  { item: '2', code: '06', value: null, ...checked },
]

await onOpenedStore('', async (engine) => {
  for (let n = 1; n <= 26; n += 1)
    await place(engine, { ...stages.proposed, steps: [forwarded, ['unit.proposed', officer, { answers }]] })
})
