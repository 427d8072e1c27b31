import { type Bilingual, two } from '#law/bilingual.ts'
import { rules } from './rules.ts'

/** Names of the rules, and of what a unit reports by itself. */
export const ruleNames: Readonly<Record<string, Bilingual>> = {
  ...Object.fromEntries(rules.map(({ id, title }) => [id, title])),
  unitReport: two('单位自行发现差错', 'The unit found an error of its own'),
  stay: two('复议、诉讼期间决定停止执行', 'A stay is ordered pending reconsideration or a suit'),
  stayOver: two('停止执行结束', 'The stay is over'),
  revoked: two('处罚决定被撤销、变更或者确认违法、无效', 'The penalty was revoked, changed or found unlawful or void'),
}
