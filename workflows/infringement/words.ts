import { type Bilingual, two } from '#law/bilingual.ts'
import { commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import type { Harm } from './case.ts'

const title = two('侵权投诉', 'Infringement claim')

export const harms: Readonly<Record<Harm, Bilingual>> = {
  wrongListing: two('错误列入或公示', 'Wrongly listed or shown'),
  leak: two('泄露信息', 'Information was leaked'),
  other: two('其他侵权', 'Another infringement'),
}

export const verdicts: Readonly<Record<string, Bilingual>> = {
  upheld: two('侵权成立', 'Upheld'),
  partlyUpheld: two('侵权部分成立', 'Upheld in part'),
  unfounded: two('侵权不成立', 'Not upheld'),
  refused: two('不予受理', 'Not accepted'),
  stop: two('先行停止公示', 'Stop showing it meanwhile'),
}

const { moot: _moot, ...states } = commonWords.states
const { 'record.ended': _ended, ...events } = commonWords.events
export const words: ProcedureWords = {
  title,
  application: two('侵权投诉', 'claim of an infringement'),
  act: two('侵权投诉处理', 'handling of claim'),
  outcome: two(
    '书面的处理结果和理由；侵权成立的，予以更正，您同意的，发布恢复名誉公告。',
    'The result in writing, with reasons; what is upheld is corrected and, if you agree, a notice restores your name.',
  ),
  states: {
    ...states,
    awaitingAcceptance: intakeStates.awaitingAcceptance,
    stoppingHarm: two('停止侵害', 'Stopping the harm'),
    investigating: two('调查', 'Investigating'),
    restoring: two('恢复名誉', 'Restoring the name'),
  },
  events: {
    ...events,
    'applicant.submitted': two('提出侵权投诉', 'Infringement claimed'),
    'applicant.supplemented': supplementWords.events['applicant.supplemented'],
    'applicant.agreed': two('决定是否同意公告', 'Agreement to a notice settled'),
    'unit.accepted': two('受理', 'Accepted'),
    'unit.proposedRefusal': two('拟不予受理', 'Refusal proposed'),
    'unit.proposedStop': two('拟先行停止公示', 'Interim stop proposed'),
    'unit.proposed': two('提出调查结论', 'Finding proposed'),
    'platform.stopped': two('已停止侵害', 'Harm stopped'),
    'done.restoreName': two('已恢复名誉', 'Name restored'),
  },
  actions: {
    ...commonWords.actions,
    'applicant.supplemented': supplementWords.actions['applicant.supplemented'],
    'applicant.agreed': two('同意或不同意公告', 'Agree to a notice, or not'),
    'unit.accepted': two('受理', 'Accept'),
    'unit.proposedRefusal': two('拟不予受理', 'Propose not to accept'),
    'unit.proposedStop': two('拟先行停止公示', 'Propose an interim stop'),
    'unit.proposed': two('提出调查结论', 'Propose a finding'),
    'platform.stopped': two('登记已停止侵害', 'Enter what was stopped'),
  },
  limits: {
    ...commonWords.limits,
    J1: two('答复期限', 'Time to answer'),
    J1a: two('受理期限', 'Time to accept'),
    K6: two('停止侵害', 'Stopping the harm'),
    A5: two('更正并告知', 'Correct and tell'),
  },
}
