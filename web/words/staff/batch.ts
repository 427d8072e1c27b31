import type { Bilingual } from '#law/bilingual.ts'

/** One act on many cases. */
export const batch = {
  link: { zh: '批量审批和受理', en: 'Approve or accept several' },
  approve: { zh: '批量审批', en: 'Approve several' },
  accept: { zh: '批量受理', en: 'Accept several' },
  lead: {
    zh: '同类案件列在一组，一次最多 {n} 件。每件仍是独立的决定，各有理由和文书；有材料提出人没有看过的，请逐件审批。',
    en: 'Cases that are alike are in one group; at most {n} at a time. Each is still a decision of its own, with its own reasons and letter. Where evidence was not opened by whoever proposed, approve it alone.',
  },
  cases: { zh: '案件', en: 'Cases' },
  look: { zh: '核对所选案件', en: 'Look over what you ticked' },
  none: { zh: '没有可以一并办理的案件。', en: 'There is nothing to do together.' },
  preflight: { zh: '办理前核对', en: 'Before it is done' },
  preflightLead: {
    zh: '还没有办理。请逐件核对将作出的决定和理由；确认后办理 {n} 件，每件各发文书。',
    en: 'Nothing is done yet. Look over what each decides and why. Confirming does {n}, each with its own letter.',
  },
  decides: { zh: '将作出', en: 'Decides' },
  reasons: { zh: '理由', en: 'Reasons' },
  out: { zh: '不在其中', en: 'Left out' },
  noneGoes: { zh: '所选案件都不能一并办理。', en: 'None of those ticked can be done together.' },
  approveButton: { zh: '批准这 {n} 件', en: 'Approve these: {n}' },
  acceptButton: { zh: '受理这 {n} 件', en: 'Accept these: {n}' },
  done: { zh: '已办理 {n} 件。', en: 'Done: {n}.' },
} as const satisfies Record<string, Bilingual>

/** Cases of a list given or urged together. */
export const together = {
  assign: { zh: '批量改派', en: 'Give several to another officer' },
  remind: { zh: '批量督促', en: 'Urge several' },
  assignLead: {
    zh: '勾选案件，一次改派给同岗位的另一人，一次最多 {n} 件。案件留在本单位本岗位，期限不变；每件各记一条日志。',
    en: 'Tick cases and give them to another of the same role, at most {n} at a time. Each stays with its unit and role, no time limit moves, and each is logged by itself.',
  },
  remindLead: {
    zh: '勾选案件，写一次督促的话；每位责任人收到一封邮件，列出由其办理的各件；每个时限一天一次，一次最多 {n} 件。期限不变，申请人看不到。',
    en: 'Tick cases and write once; whoever owes them gets one mail that lists theirs, once a day for a limit, at most {n} at a time. No time limit moves, and the applicant does not see it.',
  },
  cases: { zh: '案件', en: 'Cases' },
  tickAll: { zh: '勾选本页全部', en: 'Tick all of this page' },
  tickNone: { zh: '全部不勾选', en: 'Tick none' },
  seats: { zh: '岗位', en: 'Seats' },
  none: { zh: '这个清单里没有可以一并办理的案件。', en: 'Nothing on this list can be done together.' },
  reminded: { zh: '已督促 {n} 件。', en: 'Urged: {n}.' },
  notGiven: {
    zh: '未改派：所选的人已经承办、不在该岗位，或者已申报利害关系。',
    en: 'Not given: the person has it already, has not that role, or has declared an interest.',
  },
} as const satisfies Record<string, Bilingual>
