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
  read: two(
    '读放假安排的通知原文，输出 <year>.json；读不懂的行逐行列出，与网页相同',
    'read the text of a holiday notice and print <year>.json; names each line it cannot read, as the page does',
  ),
  file: two('通知原文的文本文件', 'text file of the notice'),
  url: two('原文网址', 'address of the original'),
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
