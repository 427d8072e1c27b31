import { two } from '#law/bilingual.ts'

/** Words of `redress doctor`; its findings are in `core/words`. */
export const doctor = {
  title: two(
    '检查这台机器与数据；须处理的退出 1',
    'look at this machine and its data; exit 1 if something must be mended',
  ),
  ok: two('正常', 'ok'),
  warning: two('注意', 'warn'),
  error: two('须改', 'MEND'),
} as const
