import { z } from 'zod'
import { isBreach } from '#engine/case/is-breach.ts'
import { doneAt, type LogRow } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName, nameOfUnit, plain, roleNames, standingIn } from '#engine/store/names.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { closingWords, recordWords } from './closing-words.ts'
import type { TimelineEntry } from './view.ts'

type Told = {
  readonly file: Pick<CaseFile, 'id' | 'data' | 'recordId'>
  /** As the reader may see it. */
  readonly record: RecordFile | null
  readonly log: readonly LogRow[]
  /** Names by account of those whom the reader may know. */
  readonly names?: ReadonlyMap<string, string>
}

/** The log in words; the applicant sees no proposals, inquiries or reminders. */
export function timeline(
  engine: Engine,
  procedure: Procedure,
  { file, record, log, names: people }: Told,
  isApplicant: boolean,
): readonly TimelineEntry[] {
  const { recordId } = file
  const names = stepWords(procedure, file, record)
  return log.flatMap((row): TimelineEntry[] => {
    const { entry, payload } = row
    if (!payload || (isApplicant && isInternal(procedure, entry.type, payload.data.event))) return []
    if (isApplicant && recordId === null && ofRecord.test(entry.type)) return []
    const { actor, event } = payload.data
    const state = payload.data.state ?? ''
    return [
      {
        seq: entry.seq,
        at: doneAt(row),
        what: entryName(procedure, entry.type, names),
        who: withName(whoActed(engine, actor), isApplicant ? undefined : people?.get(actor.id)),
        state: names[state] ?? procedure.pages.words.states[state] ?? { zh: state, en: state },
        details: [
          ...details(engine, procedure, event),
          ...(isApplicant ? [] : byLink(actor)),
          ...importedAs(row, isApplicant),
        ],
        breach: isBreach(entry.type, event),
      },
    ]
  })
}

const answerIssued: Bilingual = { zh: '处理结果已作出', en: 'Result issued' }

/** Hides the office's own course, and mail that officials never got. */
const isInternal = (procedure: Procedure, type: string, event: unknown) =>
  procedure.parties.events[type]?.internal === true ||
  internal.test(type) ||
  (typeof event === 'object' &&
    event !== null &&
    (type === 'notice.failed' ? 'to' : 'words') in event &&
    ofOffice.has(type))

const ofOffice: ReadonlySet<string> = new Set(['notice.failed', 'supervisor.urged'])

/** Work of machine and store, and clocks of the office alone. */
const internal =
  /^(record\.changed|task\.failed|task\.noted|task\.assigned|case\.(joined|parted)|supervisor\.(noted|ordered)|order\.(answered|acknowledged)|breach\.(contested|kept|rescinded|reattributed)|evidence\.opened|paper\.sealed|system\.|xstate\.error|clock\.\w+\.(half|atRisk|dueToday|urged|lapse|recomputed)|clock\.(N[1345]|K\d|S\d|P1)\.)/

/** Without a record there was nothing to publish, and nobody to tell. */
const ofRecord = /^xstate\.done\.actor\.(publishRecord|dispatchChange)$/

type Words = Readonly<Record<string, Bilingual>>

/** Names the last steps by ending, record and service. */
export function stepWords(procedure: Procedure, file: Told['file'], record: RecordFile | null): Words {
  const { ending, byHand } = procedure.pages.show(file.data)
  const issued: Words = byHand ? { 'done.serveAnswer': answerIssued } : {}
  return { ...recordWords(procedure, file, record), ...closingWords(procedure, ending), ...issued }
}

/** Names a log entry; the ending's words first. */
export function entryName(procedure: Procedure, type: string, names: Words): Bilingual {
  const done = type.replace(/^xstate\.done\.actor\./, 'done.')
  const known =
    names[done] ?? procedure.pages.words.events[type] ?? procedure.pages.words.events[done] ?? engineWords[type]
  if (known) return known
  const [, limit = '', milestone = ''] = type.split('.')
  const name = procedure.pages.words.limits[limit]
  const what = milestones[milestone]
  return name && what ? { zh: `${name.zh}：${what.zh}`, en: `${name.en}: ${what.en}` } : { zh: type, en: type }
}

/** Words of the progress, for a city to change. */
export const timelineWords = () => ({ answerIssued, milestones, engineWords, labels, actors })

const actors = {
  byLink: two('经邮件链接', 'By mail link'),
  agent: two('受托人（代申请人）', 'the agent, for the applicant'),
  forApplicant: two('{name}（代申请人）', '{name}, for the applicant'),
  clock: two('系统（到期自动）', 'the system, as the limit ended'),
  system: two('系统', 'the system'),
} as const

const milestones: Readonly<Record<string, Bilingual>> = {
  half: { zh: '期限过半', en: 'half the time is gone' },
  atRisk: { zh: '临近到期', en: 'due soon' },
  dueToday: { zh: '今日到期', en: 'due today' },
  breach: { zh: '逾期', en: 'overdue' },
  urged: { zh: '督办', en: 'urged by the supervisor' },
  lapse: { zh: '期满', en: 'over' },
  recomputed: { zh: '重新推算', en: 'computed again' },
}

const engineWords: Readonly<Record<string, Bilingual>> = {
  'notice.served': { zh: '通知已送达', en: 'Notice served' },
  'notice.failed': { zh: '通知未能送达', en: 'Notice not delivered' },
  'paper.sealed': { zh: '文书已用印', en: 'Paper sealed' },
  'paper.dispatched': { zh: '文书已寄出', en: 'Paper sent' },
  'paper.read': { zh: '收件人已阅文书', en: 'Paper read by its addressee' },
  'evidence.opened': { zh: '查阅材料', en: 'Evidence opened' },
  'consent.given': { zh: '同意电子送达', en: 'Consent to electronic service given' },
  'consent.withdrawn': { zh: '撤回电子送达同意', en: 'Consent to electronic service withdrawn' },
  'handling.rated': { zh: '申请人评价办理情况', en: 'Handling rated by the applicant' },
  'caller.identified': { zh: '来电人身份已核实', en: 'Identity of the caller established' },
  'task.noted': { zh: '通过邮件留言', en: 'Noted by mail' },
  'task.assigned': { zh: '确定承办人', en: 'Officer named' },
  'case.joined': { zh: '并案', en: 'Joined to another case' },
  'case.parted': { zh: '解除并案', en: 'Parted from the joint case' },
  'supervisor.urged': { zh: '监管单位督办', en: 'Order of the supervising unit' },
  'supervisor.noted': { zh: '监管员备注', en: 'Note of the supervisor' },
  'supervisor.ordered': { zh: '督办单已下达', en: 'Supervision order issued' },
  'order.acknowledged': { zh: '督办单已签收', en: 'Supervision order acknowledged' },
  'order.answered': { zh: '督办单已反馈', en: 'Supervision order answered' },
  'rules.changed': { zh: '改用现行规则', en: 'Moved to the rules of today' },
  'task.failed': { zh: '步骤未完成，稍后重试', en: 'Step failed, will be tried again' },
  'xstate.done.actor.correctRecord': { zh: '记录已更正', en: 'Record corrected' },
  'xstate.done.actor.liftMark': { zh: '异议标注已取消', en: 'Dispute mark lifted' },
  'xstate.done.actor.shieldRecord': { zh: '记录已暂时屏蔽', en: 'Record shielded' },
  'xstate.done.actor.restoreRecord': { zh: '记录已恢复公示', en: 'Record shown again' },
  'xstate.done.actor.recordFinding': { zh: '已记入弄虚作假', en: 'Finding entered' },
  'xstate.done.actor.publishRecord': { zh: '已公布', en: 'Published' },
  'xstate.done.actor.dispatchChange': { zh: '已推送至信息使用单位', en: 'Dispatched to recipients' },
  'xstate.done.actor.urgeUnit': { zh: '督办单已下达', en: 'Supervision order issued' },
  'xstate.done.actor.serveAnswer': { zh: '答复已送达', en: 'Answer served' },
}

const labels: Readonly<Record<string, Bilingual>> = {
  reason: { zh: '理由', en: 'Reason' },
  list: { zh: '需补正', en: 'To supply' },
  question: { zh: '协查事项', en: 'Question' },
  elsewhere: { zh: '协查其他单位的理由', en: 'Why another unit is asked' },
  note: { zh: '说明', en: 'Note' },
  answer: { zh: '反馈', en: 'Answer' },
  comment: { zh: '留言', en: 'Comment' },
  text: { zh: '声明', en: 'Statement' },
  unit: { zh: '单位', en: 'Unit' },
  rightUnit: { zh: '应办单位', en: 'Right unit' },
  documentChecked: { zh: '查阅的文书', en: 'Document checked' },
  expectedEnd: { zh: '预计结束', en: 'Expected end' },
  arrivedOn: { zh: '报告到达', en: 'Report arrived' },
  days: { zh: '延长（工作日）', en: 'Working days added' },
  due: { zh: '到期日', en: 'Due' },
  dueNow: { zh: '现到期日', en: 'Due now' },
  party: { zh: '责任方', en: 'Party' },
  to: { zh: '收件人', en: 'To' },
  givenTo: { zh: '承办人', en: 'Officer' },
  takenFrom: { zh: '原承办人', en: 'Officer before' },
  withNumber: { zh: '并入的案件', en: 'Joined with' },
  words: { zh: '监管员说明', en: 'The supervisor writes' },
  order: { zh: '督办要求', en: 'To be done' },
  approvedBy: { zh: '批准人', en: 'Approved by' },
  fromRules: { zh: '原规则版本', en: 'Rules before' },
  toRules: { zh: '现规则版本', en: 'Rules now' },
  moved: { zh: '期限变动', en: 'Limits moved' },
  orderDue: { zh: '督办期限', en: 'To be done by' },
  imported: { zh: '原系统的步骤，导入于', en: 'Done in the former system, imported' },
}

function details(engine: Engine, procedure: Procedure, event: unknown): TimelineEntry['details'] {
  if (typeof event !== 'object' || event === null) return []
  return Object.entries(event).flatMap(([name, value]) => {
    const label = labels[name]
    const text = name === 'moved' ? movedText(procedure, value) : textOf(engine, name, value)
    return label && text.zh ? [{ label, text }] : []
  })
}

/** Tells that a step was imported, and staff from which line. */
function importedAs({ entry, payload }: LogRow, isApplicant: boolean): TimelineEntry['details'] {
  const { imported } = payload?.data ?? {}
  if (!imported) return []
  const day = shanghaiDay(entry.at)
  return [
    {
      label: labels['imported'] ?? plain(''),
      text: plain(isApplicant ? day : `${day} · ${imported.file}:${imported.line}`),
    },
  ]
}

/** Mentions the mail link, for staff alone. */
const byLink = ({ link }: Actor): TimelineEntry['details'] =>
  link ? [{ label: actors.byLink, text: plain(link.reason) }] : []

function textOf(engine: Engine, name: string, value: unknown): Bilingual {
  if ((name === 'party' || name === 'to') && typeof value === 'object' && value !== null && 'role' in value) {
    const unit = 'unit' in value && typeof value.unit === 'string' ? value.unit : null
    return unit === null ? (roleNames[String(value.role)] ?? plain(String(value.role))) : nameOfUnit(engine, unit)
  }
  if ((name === 'unit' || name === 'rightUnit') && typeof value === 'string') return nameOfUnit(engine, value)
  return plain(typeof value === 'string' || typeof value === 'number' ? String(value) : '')
}

/** Each limit that new rules end on another day, before and after. */
function movedText({ pages: { words } }: Procedure, value: unknown): Bilingual {
  const moved = Redates.safeParse(value).data ?? []
  const say = (lang: keyof Bilingual) =>
    moved.map(
      ({ limit, from, to }) =>
        `${words.limits[limit]?.[lang] ?? limit} ${sayMoved(from)[lang]} → ${sayMoved(to)[lang]}`,
    )
  return { zh: say('zh').join('；'), en: say('en').join('; ') }
}

const sayMoved = (day: string | null): Bilingual => (day === null ? plain('—') : sayDay(day))

const Redates = z.array(z.object({ limit: z.string(), from: z.string().nullable(), to: z.string().nullable() }))

function whoActed(engine: Engine, actor: Actor): Bilingual {
  if (actor.role === 'system') return systemName(actor)
  const name = holderName(engine, actor)
  if (actor.mandate !== undefined) return actors.agent
  if (actor.standsInFor !== undefined) return fillBoth(standingIn, { name })
  return actor.onBehalfOf === undefined ? name : fillBoth(actors.forApplicant, { name })
}

const withName = (who: Bilingual, name: string | undefined): Bilingual =>
  name === undefined ? who : { zh: `${who.zh} ${name}`, en: `${who.en}, ${name}` }

const systemName = (actor: Actor): Bilingual => (actor.id === 'clock' ? actors.clock : actors.system)
