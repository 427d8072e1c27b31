import type { Actor } from '#workflows/contract/actor.ts'
import type { Example } from '#workflows/contract/procedure.ts'

const person = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const applicant = person('applicant', 'applicant', null)
const supervisor = person('supervisor', 'supervisor', null)
const intake = person('intake-1', 'intake', 'FGW')
const intakeHead = person('intake-head', 'intakeHead', 'FGW')
const officer = person('govo-1', 'officer', 'GOVO')
const head = person('govo-head', 'head', 'GOVO')

const bySupervisor = { unit: 'FGW', bySupervisor: true, approver: { role: 'intakeHead', unit: 'FGW' } }
const byGovernment = { unit: 'GOVO', bySupervisor: false, approver: { role: 'head', unit: 'GOVO' } }

const filed = (over: object = {}) => ({
  about: 'HJ',
  harm: 'wrongListing',
  explanation: '处罚对象是同名的另一家公司，错误公示影响投标。',
  wantsStop: true,
  wantsNotice: true,
  evidence: [],
  contact: { name: '张三', email: 'applicant@example.com', phone: '0766-0000000', consentElectronic: true, lang: 'zh' },
  owner: bySupervisor,
  platform: 'FGW',
  ...over,
})

const said = { reason: '已核对决定书和公示记录。', documentChecked: '行政处罚决定书' }
const finding = (verdict: string, over: object = {}) => ({
  ...said,
  verdict,
  removes: false,
  noticeText: null,
  shownFrom: null,
  compensation: null,
  accountability: null,
  ...over,
})
const notice = {
  noticeText: '本平台曾将另一主体的处罚误公示于该公司名下，现予更正，消除影响。',
  shownFrom: '2026-09-01',
}
const remedied = { compensation: '可向有关机关申请赔偿，或者向人民法院起诉。', accountability: '已移送责任追究。' }

const at = (day: string, time = '10:00') => `2026-09-${day} ${time}`
const opened = (over: object = {}) => ({ at: at('14'), data: filed(over) })
const accepted = (by: Actor, day = '15') => ({ send: 'unit.accepted', by, at: at(day), data: {} })
const approved = (by: Actor, day: string) => ({ send: 'approver.approved', by, at: at(day, '15:00'), data: {} })
const end = { until: '2026-11-13 12:00' }
const tail = ['publishing', 'dispatching', 'answering'] as const

export const examples: readonly Example[] = [
  {
    name: { zh: '先行停止公示，侵权成立，终止公示并公告', en: 'Stopped meanwhile, upheld, taken down, with a notice' },
    record: {},
    open: opened(),
    steps: [
      { send: 'unit.proposedStop', by: supervisor, at: at('14', '11:00'), data: said },
      approved(intakeHead, '14'),
      { send: 'platform.stopped', by: intake, at: at('15'), data: { what: '页面、接口和推送均已停止。' } },
      {
        send: 'unit.proposed',
        by: supervisor,
        at: at('16'),
        data: finding('upheld', { removes: true, ...notice, ...remedied }),
      },
      approved(intakeHead, '17'),
      end,
    ],
    states: [
      'awaitingAcceptance',
      'awaitingApproval',
      'stoppingHarm',
      'investigating',
      'awaitingApproval',
      'correcting',
      'restoring',
      ...tail,
      'closed',
    ],
    after: { ended: true },
  },
  {
    name: { zh: '侵权成立，当事人不同意公告', en: 'Upheld, without the subject’s consent to a notice' },
    record: {},
    open: opened({ wantsNotice: false, wantsStop: false }),
    steps: [
      accepted(supervisor),
      { send: 'unit.proposed', by: supervisor, at: at('16'), data: finding('upheld', { removes: true }) },
      { send: 'approver.returned', by: intakeHead, at: at('16', '15:00'), data: { reason: '请补充赔偿指引。' } },
      { send: 'unit.proposed', by: supervisor, at: at('17'), data: finding('upheld', { removes: true, ...remedied }) },
      approved(intakeHead, '17'),
      end,
    ],
    states: [
      'awaitingAcceptance',
      'investigating',
      'awaitingApproval',
      'investigating',
      'awaitingApproval',
      'correcting',
      'restoring',
      ...tail,
      'closed',
    ],
    after: { ended: true },
  },
  {
    name: { zh: '泄露信息，平台自身造成，部分成立', en: 'A leak by the platform itself, upheld in part' },
    record: null,
    open: opened({ about: 'FGW', harm: 'leak', wantsStop: false, wantsNotice: false, owner: byGovernment }),
    steps: [
      accepted(officer),
      {
        send: 'applicant.supplemented',
        by: applicant,
        at: at('15', '11:00'),
        data: { note: '见附件。', evidence: [] },
      },
      { send: 'applicant.agreed', by: applicant, at: at('15', '12:00'), data: { notice: true } },
      { send: 'unit.proposed', by: officer, at: at('16'), data: finding('partlyUpheld', { ...notice, ...remedied }) },
      approved(head, '17'),
      end,
    ],
    states: ['awaitingAcceptance', 'investigating', 'awaitingApproval', 'restoring', ...tail, 'closed'],
  },
  {
    name: { zh: '先行停止后侵权不成立，恢复公示', en: 'Stopped meanwhile, not upheld, shown again' },
    record: {},
    open: opened(),
    steps: [
      accepted(supervisor),
      { send: 'unit.proposedStop', by: supervisor, at: at('15', '11:00'), data: said },
      approved(intakeHead, '15'),
      { send: 'platform.stopped', by: intake, at: at('16'), data: { what: '页面已停止公示。' } },
      { send: 'unit.proposed', by: supervisor, at: at('17'), data: finding('unfounded') },
      approved(intakeHead, '17'),
      end,
    ],
    states: [
      'awaitingAcceptance',
      'investigating',
      'awaitingApproval',
      'stoppingHarm',
      'investigating',
      'awaitingApproval',
      ...tail,
      'closed',
    ],
    after: { ended: false, versions: 1 },
  },
  {
    name: { zh: '不予受理，退回一次', en: 'Not accepted, after one return' },
    record: {},
    open: opened(),
    steps: [
      { send: 'unit.proposedRefusal', by: supervisor, at: at('15'), data: said },
      { send: 'approver.returned', by: intakeHead, at: at('15', '15:00'), data: { reason: '理由不足。' } },
      { send: 'unit.proposedRefusal', by: supervisor, at: at('16'), data: said },
      approved(intakeHead, '16'),
      end,
    ],
    states: ['awaitingAcceptance', 'awaitingApproval', 'awaitingAcceptance', 'awaitingApproval', ...tail, 'closed'],
    after: { ended: false },
  },
  {
    name: { zh: '停止侵害逾期，申请人撤回，恢复公示', en: 'Stopped late, withdrawn, shown again' },
    record: {},
    open: opened(),
    steps: [
      { send: 'unit.proposedStop', by: supervisor, at: at('14', '11:00'), data: said },
      approved(intakeHead, '14'),
      { until: at('17') },
      { send: 'applicant.withdrew', by: applicant, at: at('17', '11:00'), data: { reason: '' } },
      end,
    ],
    states: ['awaitingAcceptance', 'awaitingApproval', 'stoppingHarm', ...tail, 'withdrawn'],
    breaches: ['K6'],
    after: { ended: false },
  },
]
