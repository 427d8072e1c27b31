import type { Bilingual } from '#law/bilingual.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import { intention } from '#workflows/contract/reply.ts'
import type { ShieldEnd } from './case.ts'
import { unit } from './holder.ts'

/** Papers that each event issues (O36 20; ADR 10, 13). */
export function papers(event: CaseEvent, data: ShieldEnd, state: string): readonly PaperOrder[] {
  const { decision } = data
  const own = { by: event.actor.unit ?? unit(data).unit ?? data.platform, to: 'applicant', basis: 'O36 20' } as const
  if (event.type === 'review.opened')
    return [{ ...own, kind: 'opening', series: null, notice: 'receipt', note: opened[data.cause] }]
  if (decision === null) return []
  if (event.type === 'unit.proposed' && state === 'awaitingReply')
    return [
      {
        ...own,
        kind: 'intention',
        series: '屏告',
        notice: intention,
        note: restores,
        values: { ...saidOf(decision), decision: intends },
      },
    ]
  if (event.type !== 'approver.approved') return []
  const isRestored = data.ending === 'restored'
  const paper = { ...own, kind: 'decision', series: '屏终' } as const
  const values = { ...saidOf(decision), decision: isRestored ? ends : continues }
  return [{ ...paper, notice: isRestored ? 'restored' : 'kept', note: isRestored ? restores : keeps, values }]
}

const intends: Bilingual = { zh: '拟终止暂时屏蔽', en: 'the shield is to end' }
const ends: Bilingual = { zh: '终止暂时屏蔽', en: 'the shield ends' }
const continues: Bilingual = { zh: '继续暂时屏蔽', en: 'the shield continues' }

const opened: Readonly<Record<ShieldEnd['cause'], Bilingual>> = {
  regular: {
    zh: '该记录已暂时屏蔽六个月（自上次复查起），现按期复查。你（单位）无须申请；可以随时提交陈述和材料。',
    en: 'Six months have passed since the record was shielded or last reviewed; the shield is reviewed. You need not apply and may state your case at any time.',
  },
  planEnd: {
    zh: '重整计划（和解协议）执行期已满，现复查暂时屏蔽。计划执行完毕的，可以凭裁定申请信用修复。',
    en: 'The plan has reached its last day; the shield is reviewed. If the plan is completed you may apply for repair with the ruling.',
  },
  report: {
    zh: '认定单位报告重整计划（和解协议）未能执行，现对该记录的暂时屏蔽进行复查。作出决定前，将告知你（单位）并听取陈述、申辩。',
    en: 'The determining unit reports that the plan failed; the shield is reviewed. You will be told and heard before anything is decided.',
  },
}

const restores: Bilingual = {
  zh: '终止暂时屏蔽，恢复公示该记录，公示至原定公示期届满之日。',
  en: 'The shield ends; the record is shown again to its own last day and no longer.',
}

const keeps: Bilingual = {
  zh: '继续暂时屏蔽。下一次复查按期进行。',
  en: 'The shield continues. The next review follows in due course.',
}
