import type { Item, Write } from '#engine/store/ports.ts'
import { type Day, isDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { type Channel, type Paper, paperItem, type ServiceStep } from './paper.ts'
import { paperOf } from './paper-kind.ts'

/** Change of the paper that an entry on service names; or null. */
export function servedBy(event: CaseEvent): ((item: Item) => readonly Write[]) | null {
  const step = stepOf(event)
  if (step === null) return null
  const { paper, notice, entry } = named(event.data)
  return (item) => {
    const found = paperOf(item)
    const ofLetter = notice !== null && found.notice === notice && (entry === null || found.seq === entry)
    const meant = paper === null ? ofLetter : found.id === paper
    return meant && isNews(found, step)
      ? [{ put: paperItem(after(found, step), item.v + 1, event.at), when: { v: item.v } }]
      : []
  }
}

function after(paper: Paper, step: ServiceStep): Paper {
  // Nothing counts as served that does not exist.
  if (step.step === 'served' && paper.file === null) throw new Fault('paper.unsealed', `${paper.caseId} ${paper.id}`)
  const served = step.step === 'served' ? { on: step.on, channel: step.channel } : paper.served
  // A bounce after acceptance: it was not served after all.
  const taken = step.step === 'failed' && paper.served?.channel === step.channel ? null : served
  return { ...paper, service: [...paper.service, step].slice(-20), served: taken }
}

const isNews = (paper: Paper, { step }: ServiceStep) =>
  step === 'read' ? !isRead(paper) : step !== 'served' || paper.served === null

/** Tells whether its addressee has opened it. */
export const isRead = ({ service }: Pick<Paper, 'service'>): boolean => service.some(({ step }) => step === 'read')

const steps: Readonly<Record<string, ServiceStep['step']>> = {
  'notice.served': 'served',
  'notice.failed': 'failed',
  'paper.dispatched': 'dispatched',
  'paper.read': 'read',
}

function stepOf(event: CaseEvent): ServiceStep | null {
  const data = fields(event.data)
  // The task that serves the answer says so in its result.
  const isTask = event.type.startsWith('xstate.done.actor.') && typeof data['servedAt'] === 'number'
  const step = isTask ? 'served' : steps[event.type]
  if (step === undefined) return null
  const channel = channels.find((one) => one === data['channel']) ?? 'electronic'
  const evidence = [data['evidence'], data['messageId'], data['reason']].find((text) => typeof text === 'string')
  return { step, channel, at: event.at, on: dayOf(data, event.at), evidence: String(evidence ?? '') }
}

function dayOf(data: Readonly<Record<string, unknown>>, at: number): Day {
  const { servedOn, servedAt } = data
  if (typeof servedOn === 'string' && isDay(servedOn)) return servedOn
  return shanghaiDay(typeof servedAt === 'number' ? servedAt : at)
}

/** `entry` issued the letter's papers; left out, all of its notice. */
function named(data: unknown) {
  const { paper, notice, entry } = fields(data)
  return {
    paper: typeof paper === 'string' ? paper : null,
    notice: typeof notice === 'string' ? notice : null,
    entry: typeof entry === 'number' ? entry : null,
  }
}

const fields = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? { ...data } : {}

export const channels: readonly Channel[] = ['electronic', 'counter', 'post', 'sms']
