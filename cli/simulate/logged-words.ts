import { two } from '#law/bilingual.ts'

/** Words of a case of a receipt log. */
export const logged = {
  title: two('日志中的案件', 'case of a log'),
  open: two('办理中', 'running'),
  opened: two('收到', 'received'),
  ended: two('结束', 'ended'),
  instant: two('按时刻计的期限', 'deadline by the instant'),
  date: two('按当地日期计的期限', 'deadline by the local date'),
} as const
