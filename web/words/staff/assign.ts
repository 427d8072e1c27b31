import type { Bilingual } from '#law/bilingual.ts'

/** Assigns a seat's work to a person. */
export const assigning = {
  title: { zh: '改派 {number}', en: 'Another officer for {number}' },
  lead: {
    zh: '案件留在本单位本岗位，只换承办人；期限不变。新承办人收到邮件，其他人邮件中的链接失效；改派及理由记入办理日志，申请人看不到。',
    en: 'The case stays with its unit and role; only the officer changes, and no time limit moves. The new officer gets a mail, links in the mails of the others end, and the act is logged with its reason. The applicant does not see it.',
  },
  now: { zh: '现承办人：{name}', en: 'Officer now: {name}' },
  nowAll: { zh: '现未指定承办人，由{who}办理。', en: 'No officer is named: it is with {who}.' },
  officer: { zh: '承办人', en: 'Officer' },
  to: { zh: '改派给', en: 'Given to' },
  reason: { zh: '改派理由', en: 'Why' },
  reasonHint: {
    zh: '例如原承办人调离、外出或者积压较多。',
    en: 'For instance: they leave, are away, or have too much.',
  },
  send: { zh: '改派', en: 'Give it' },
  link: { zh: '改派承办人', en: 'Give it to another officer' },
  noBody: {
    zh: '这个岗位没有其他人员可以承办。请先由系统管理员增设人员。',
    en: 'Nobody else can take it in this role. Ask the system administrator to give somebody the role first.',
  },
  claim: { zh: '由我承办', en: 'Take it on' },
  many: { zh: '转出承办案件', en: 'Pass on the cases of a person' },
  manyOf: { zh: '转出承办案件：{name}', en: 'Pass on the cases of {name}' },
  manyLead: {
    zh: '人员调离或者长期外出前，勾选案件，一次改派给同岗位的另一人。列出的是已指定由其承办和所在岗位尚未指定承办人的案件，一次最多 {n} 件。',
    en: 'Before somebody leaves, tick cases and give them to another of the same role in one go. Listed are those given to the person by name and those of the role given to nobody; at most {n} at a time.',
  },
  cases: { zh: '案件', en: 'Cases' },
  own: { zh: '已指定其承办', en: 'given to them by name' },
  anybody: { zh: '未指定承办人', en: 'given to nobody' },
  noDay: { zh: '没有到期日', en: 'no day' },
  none: { zh: '没有可以转出的案件。', en: 'There is nothing to pass on.' },
  done: { zh: '已改派 {n} 件。', en: 'Given to the new officer: {n}.' },
} as const satisfies Record<string, Bilingual>
