import type { Bilingual } from '#law/bilingual.ts'

/** Repairs that go by 信用中国. */
export const creditChina = {
  title: { zh: '移交“信用中国”的修复', en: 'Repairs handed over to Credit China' },
  byInterface: {
    zh: '申请由接口自动移交，未收到查询码的每天再移交一次。“信用中国”的收件、推送和反馈由其账户写入，也可以在下面补录。',
    en: 'Applications are handed over by the interface, again each day until there is a query code. Credit China enters its receipt, push and feedback by its own account; they may be entered below too.',
  },
  byFile: {
    zh: '本市没有接口：下载申请，在“信用中国”网站提交，再把查询码、收件和推送的日期录入下面。',
    en: 'This city has no interface: download the applications, file them at Credit China, and enter query codes and days of receipt and push below.',
  },
  waiting: { zh: '已移交、尚未推送的申请', en: 'Handed over and not yet pushed' },
  none: { zh: '没有等待“信用中国”的申请。', en: 'No application waits for Credit China.' },
  filedOn: { zh: '申请日期', en: 'Filed on' },
  code: { zh: '查询码', en: 'Query code' },
  told: { zh: '接口移交', en: 'By interface' },
  notTold: { zh: '未经接口', en: 'Not told' },
  wasTold: { zh: '已送出', en: 'Sent' },
  failed: { zh: '失败 {n} 次，将再送', en: 'Failed {n} times; sent again' },
  authority: { zh: '认定单位', en: 'Determined by' },
  explanation: { zh: '整改说明', en: 'How it was corrected' },
  evidence: { zh: '证明材料', en: 'Evidence' },
  download: { zh: '下载这些申请（CSV）', en: 'Download these applications (CSV)' },
  steps: { zh: '录入“信用中国”的步骤', en: 'Enter the steps of Credit China' },
  lines: { zh: '每行一件', en: 'One application a line' },
  linesHint: {
    zh: '受理编号,查询码,收件日期[,推送日期[,结果,核对的文书,理由]]；日期如 2026-09-14；结果为：同意、不予修复、不予受理。重复录入无妨。最多 500 行。',
    en: 'Number, query code, day received [, day pushed [, result, document checked, reason]]; days as 2026-09-14; results are 同意, 不予修复 and 不予受理. Again does no harm. At most 500 lines.',
  },
  take: { zh: '录入', en: 'Enter' },
  said: {
    zh: '读取 {read} 行：录入 {entered} 行，已有 {already} 行，未录入 {bad} 行。',
    en: '{read} lines read: {entered} entered, {already} there already, {bad} not entered.',
  },
  form: { zh: '格式不对：请对照上面的写法。', en: 'Not in this form: see how a line is written.' },
  unknown: { zh: '没有这个受理编号的移交申请。', en: 'No application handed over has this number.' },
  differs: {
    zh: '与已登记的查询码或者结果不一致，未改动。请与“信用中国”核对。',
    en: 'Another query code or result is entered; nothing was changed. Clear it up with Credit China.',
  },
  tooMany: { zh: '超过 500 行，未读取。', en: 'Beyond 500 lines, not read.' },
} as const satisfies Record<string, Bilingual>
