import { two } from '#law/bilingual.ts'

/** Words of `redress calendar`, and of the days that commands are given. */
export const calendar = {
  title: two('工作日日历', 'the working-day calendar'),
  check: two(
    '日历覆盖到何时，暂定从何时起；11 月 15 日起提醒',
    'how far the calendar reaches, and from when it is provisional; warns from 15 November',
  ),
  preview: two(
    '列出换用这份日历后日期变动的在办期限，不作改动',
    'list the limits of open cases that this calendar would move; changes nothing',
  ),
  holidays: two(
    '另加或更正的年度文件 <year>.json 所在目录，默认 REDRESS_HOLIDAYS',
    'folder of further or corrected years <year>.json; REDRESS_HOLIDAYS if not given',
  ),
  warning: two('注意：{warning}', 'warning: {warning}'),
  moved: two('日期变动的期限 {n} 项；日历版本 {version}', '{n} limits moved; calendar {version}'),
  version: two('日历版本', 'version'),
  years: two('已公布年份', 'published years'),
  provisionalFrom: two('暂定起始日', 'provisional from'),
  estimatedUntil: two('估计截止日', 'estimated until'),
  today: two('今天', 'today'),
} as const
