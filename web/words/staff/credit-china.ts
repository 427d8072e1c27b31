import type { OwnStepView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'

/** Steps that Credit China is told of. */
export const ownStepNames: Readonly<Record<OwnStepView['step'], Bilingual>> = {
  application: { zh: '移交申请', en: 'Application handed over' },
  supplement: { zh: '申请人已补充材料', en: 'Supplement sent' },
  supplementAsked: { zh: '要求补充材料', en: 'Supplement asked' },
  acceptance: { zh: '受理', en: 'Accepted' },
  extension: { zh: '延长办理时限', en: 'Time extended' },
  result: { zh: '办理结果', en: 'Result' },
}

/** Results as lines and files have them. */
export const stepVerdicts: Readonly<Record<string, Bilingual>> = {
  repaired: { zh: '同意', en: 'Granted' },
  refused: { zh: '不予修复', en: 'Refused' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
}

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
    en: 'Number, query code, day received [, day pushed [, result, document checked, reason]]; days as 2026-09-14; results are Granted, Refused and Not accepted. Again does no harm. At most 500 lines.',
  },
  linesFile: { zh: '上传步骤文件（CSV，写法同下）', en: 'Upload a file of steps (CSV, lines as below)' },
  take: { zh: '录入', en: 'Enter' },
  ownSteps: { zh: '本市在{month}的步骤', en: 'Steps of this city in {month}' },
  ownStepsLead: {
    zh: '没有接口的，把这份清单报给“信用中国”：补正、受理、延长和办理结果。有接口的已自动告知。',
    en: 'Where there is no interface, send this list to Credit China: supplements, acceptances, extensions and results. An interface has told them already.',
  },
  noOwnSteps: { zh: '本月没有步骤。', en: 'There was no step in this month.' },
  step: { zh: '步骤', en: 'Step' },
  on: { zh: '日期', en: 'Date' },
  verdict: { zh: '结果', en: 'Result' },
  reason: { zh: '理由', en: 'Reason' },
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
