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
