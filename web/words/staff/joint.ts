import type { Bilingual } from '#law/bilingual.ts'

/** Cases of one matter handled as one (并案). */
export const joint = {
  title: { zh: '并案 {number}', en: 'Joint case of {number}' },
  lead: {
    zh: '对同一文书、同一事项的几件案件，处理意见只拟一次。每件仍各有期限、文书和申请人；申请人看不到并案，也看不到其他申请人的任何内容。并案和解除都记入各案的办理日志。',
    en: 'For cases on one document and one matter the decision is drafted once. Each keeps its own time limits, letters and applicant; no applicant sees the joint case or anything of the others. Joining and parting are logged in each case.',
  },
  link: { zh: '并案办理（{n} 件）', en: 'Joint case ({n})' },
  offered: { zh: '另有 {n} 件同一事项的案件，可以并案', en: 'Cases of the same matter that could be joined: {n}' },
  members: { zh: '并案的案件', en: 'Joined cases' },
  noMembers: { zh: '本案没有并案。', en: 'This case is joined to no other.' },
  found: { zh: '同一事项的案件', en: 'Cases of the same matter' },
  noneFound: { zh: '没有其他可以并入的案件。', en: 'There is no other case to join.' },
  why: { zh: '相同之处', en: 'What is the same' },
  record: { zh: '同一信息', en: 'The same record' },
  document: { zh: '同一文书', en: 'The same document' },
  join: { zh: '并案', en: 'Join' },
  part: { zh: '解除本案的并案', en: 'Part this case' },
  reason: { zh: '解除的理由', en: 'Why' },
  reasonHint: { zh: '例如两案的事实不同。', en: 'For instance: the facts of the two differ.' },
  draft: { zh: '用于并案的各案', en: 'Use it in the joined cases' },
  draftLead: {
    zh: '本案已提出下列处理意见。勾选的案件将以同样的意见提请审批，每件单独审批、单独发文书；事项不同的不能勾选。',
    en: 'This has been proposed here. In each case you tick the same is proposed; each is approved by itself and has its own letter. A case with another matter cannot be ticked.',
  },
  noDraft: {
    zh: '先在本案提出处理意见，再用于并案的各案。',
    en: 'Propose an answer in this case first; then use it in the others.',
  },
  differs: { zh: '事项不同，请单独提出', en: 'another matter: propose it there' },
  notNow: { zh: '现在不能提出处理意见', en: 'nothing can be proposed there now' },
  send: { zh: '在所选案件中提出', en: 'Propose it in those ticked' },
  done: { zh: '已在 {n} 件中提出。', en: 'Proposed in: {n}.' },
} as const satisfies Record<string, Bilingual>
