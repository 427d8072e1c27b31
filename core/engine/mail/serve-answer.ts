import { mayGoElectronically, type Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { startOfDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'

/** The answer's papers, as its task finds them. */
export async function answerPapers(engine: Engine, caseId: string, notice: string): Promise<readonly Paper[]> {
  const papers = (await papersOf(engine.table, caseId)).map(paperOf)
  return papers.filter((paper) => paper.toUnit === null && paper.notice === notice)
}

/** Served by hand already; null: not. Throws where only a person can. */
export function servedByHand(notice: string, papers: readonly Paper[]) {
  const done = papers.length > 0 && papers.every(({ served }) => served !== null)
  const [first] = papers
  if (done && first?.served) {
    const { on, channel } = first.served
    return { notice, servedAt: startOfDay(on), channel, messageId: null }
  }
  if (papers.some((paper) => !mayGoElectronically(paper))) throw new Fault('awaitsService', notice)
  return null
}
