import type { Operation } from './operation.ts'

/** Groups of the definition, by the first part of an address. */
export const tags: readonly { readonly name: string; readonly description: string; readonly of: readonly string[] }[] =
  [
    {
      name: 'open',
      of: ['records', 'rules', 'deadline', 'identify'],
      description: '公开查询和计算，无需令牌。Look up and compute; no token.',
    },
    {
      name: 'own',
      of: ['own', 'uploads', 'objections'],
      description: '本主体的记录、案件和提交。Records, cases and filings of the subject.',
    },
    { name: 'cases', of: ['cases', 'tasks'], description: '案件的查看和办理。Read cases and act in them.' },
    { name: 'ways', of: ['ways'], description: '各类程序的入口。Begin a case of any procedure.' },
    { name: 'webhooks', of: ['webhooks'], description: '进展推送的订阅。Subscriptions to each step.' },
    {
      name: 'feed',
      of: ['feed', 'recipient'],
      description: '接收单位的全量变更和核对。All changes, for recipients of the register.',
    },
    {
      name: 'credit-china',
      of: ['credit-china'],
      description: '信用中国的受理、审核和办结步骤。Steps of Credit China, by its own account.',
    },
    {
      name: 'tickets',
      of: ['tickets'],
      description: '12345 热线工单的送交和答复。Tickets of the 12345 line, by its own account.',
    },
    { name: 'register', of: ['register'], description: '对登记的批量查询。Queries of the register, many at once.' },
    {
      name: 'board',
      of: ['board'],
      description:
        '监管看板、预测和年度统计。The board, its forecast and the yearly figures, for supervisors and heads.',
    },
    { name: 'imports', of: ['imports'], description: '记录的批量导入。Imports of records.' },
  ]

export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const found = tags.find(({ of }) => of.includes(path.split('/')[1] ?? ''))
  if (!found) throw new TypeError(`${path} has no tag`)
  return found.name
}
