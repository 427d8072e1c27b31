import { type Bilingual, two } from '#law/bilingual.ts'
import type { Proposed, Verdict } from './case.ts'
import { said } from './said.ts'

export const verdictNames: Readonly<Record<Verdict, Bilingual>> = {
  corrected: two('更正内容', 'Correct the content'),
  tiered: two('确定失信程度', 'Set the seriousness'),
  removed: two('停止公示', 'Stop its publicity'),
  revoked: two('决定已撤销或者确认违法、无效，撤回公示', 'Revoked, or found unlawful or void: withdraw it'),
  decisionChanged: two('决定已变更，改示变更后的内容', 'Changed by its authority: show the new text'),
  withdrawnAtSource: two('来源已撤回，停止公示', 'Withdrawn at its source'),
  taken: two('采用报入的内容', 'Take over the reported content'),
  stayed: two('执行已停止，停止执行期间暂停公示', 'Execution is stayed: not shown while the stay lasts'),
  resumed: two('停止执行已结束，恢复公示', 'The stay is over: show it again'),
  mended: two('来源已更正，本平台记录无须变动', 'Mended at its source; nothing to change here'),
  nothingWrong: two('经核实无误', 'Verified: nothing is wrong'),
}

export const tiers: Readonly<Record<string, Bilingual>> = {
  minor: said.minor,
  general: said.general,
  serious: said.serious,
}

/** The decision, with the tier that was set. */
export function decided({ verdict, tier }: Pick<Proposed, 'verdict' | 'tier'>): Bilingual {
  const name = verdictNames[verdict]
  const set = verdict === 'tiered' && tier !== null ? tiers[tier] : undefined
  return set ? two(`${name.zh}：${set.zh}`, `${name.en}: ${set.en}`) : name
}
