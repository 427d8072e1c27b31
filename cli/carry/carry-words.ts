import { two } from '#law/bilingual.ts'

/** Headings of the sheet of running cases, in either language. */
export const columns = {
  number: two('原编号', 'number'),
  procedure: two('程序', 'procedure'),
  subject: two('主体代码', 'subject'),
  document: two('决定书文号', 'document'),
  receivedOn: two('收件日期', 'received on'),
  contact: two('联系人', 'contact'),
  phone: two('电话', 'phone'),
  email: two('邮箱', 'email'),
  electronic: two('同意电子送达', 'electronic service'),
  channel: two('提交渠道', 'channel'),
  field: two('异议栏目', 'entry'),
  ground: two('异议理由', 'ground'),
  claimed: two('主张的内容', 'claimed'),
  explanation: two('事实说明', 'explanation'),
  signedBy: two('承诺人', 'signed by'),
  supplementAskedOn: two('补正告知日期', 'supplement asked on'),
  supplementList: two('补正内容', 'supplement list'),
  supplementServedOn: two('补正送达日期', 'supplement served on'),
  supplementedOn: two('补正收到日期', 'supplemented on'),
  receiptOn: two('信用中国收件日期', 'Credit China received on'),
  code: two('查询码', 'query code'),
  pushedOn: two('信用中国推送日期', 'pushed on'),
  forwardedOn: two('转办日期', 'forwarded on'),
  forwardedTo: two('转办单位', 'forwarded to'),
  acceptedOn: two('受理日期', 'accepted on'),
  extendedOn: two('延长日期', 'extended on'),
  extendedBy: two('延长工作日', 'working days added'),
  extensionReason: two('延长理由', 'reason of extension'),
} as const
export type Column = keyof typeof columns

/** Faults of a row, and what to do. */
export const faults = {
  missing: two('缺少：{what}', 'lacks: {what}'),
  numberTwice: two(
    '原编号与第 {other} 行相同，一件一行，请删去一行',
    'its number is that of line {other}; a case has one row, remove one',
  ),
  numberTaken: two(
    '原编号已用于另一条记录的案件 {what}，请加上原系统或者年份，使编号不重复',
    'its number moved in as {what}, about another record; add the system or year to it, so that no two share it',
  ),
  unknownProcedure: two(
    '程序“{what}”不能转入，请写：{known}',
    'no running case of “{what}” can move in; write one of: {known}',
  ),
  badDay: two('{column}“{what}”不是日期，请写成 2026-09-14', '{column} “{what}” is no day; write it as 2026-09-14'),
  future: two('{column} {what} 在今天之后', '{column} {what} lies after today'),
  beforeReceipt: two(
    '{column} {what} 早于收件日期，请核对步骤的先后',
    '{column} {what} lies before the receipt; check the order of the steps',
  ),
  disorder: two(
    '{column} {what} 早于{other}，请核对步骤的先后',
    '{column} {what} lies before {other}; check the order of the steps',
  ),
  beforeCalendar: two(
    '收件日期 {what} 早于工作日历的第一天 {first}，期限无法计算；请先补充日历，或者在原系统办结',
    'received on {what}, before the first day {first} of the calendar, so no limit can be counted; extend it, or close the case where it is',
  ),
  unknownUnit: two('单位目录中没有“{what}”', 'the directory has no unit “{what}”'),
  unknownRecord: two(
    '没有这个主体、这个决定书文号的记录，请先导入记录',
    'the register has no such document of this subject; import the record first',
  ),
  severalRecords: two(
    '这个主体有 {n} 条记录用这个决定书文号，请在本系统另行提交',
    'this subject has {n} records of that document number; file it here instead',
  ),
  unknownField: two('异议栏目“{what}”不是这类记录的栏目', '“{what}” is no entry of this kind of record'),
  badForm: two('内容不符合要求：{what}', 'not as asked: {what}'),
  notOffered: two('对这条记录现在不能提出这种申请', 'this cannot be asked for on this record now'),
  alreadyOpen: two('这条记录已有同一事项的案件：{what}', 'the record has an open case about the same matter: {what}'),
  step: two('步骤“{column}”（{what}）不能办理：{why}', 'the step {column} ({what}) cannot be: {why}'),
  notYet: two(
    '步骤“{column}”（{what}）不能办理：按表中其他步骤，案件这一天还没有到这一步，或者已经过了这一步，请核对各步骤和日期',
    'the step {column} ({what}) cannot be: by the other steps of its row the case was not there yet, or beyond it; check steps and days',
  ),
} as const

/** Words of `redress import-cases`. */
export const carry = {
  title: two('转入原系统正在办理的案件', 'move running cases of a former system in'),
  dryRun: two('只检查，不写入；服务运行时也可以', 'check only and write nothing; also while the server runs'),
  what: two(
    `FILE 为一件一行的表（CSV），UTF-8、UTF-16 或 GB 18030 编码；列名见 docs/operate.zh.md。期限自表中的收件日期起算，
已办的步骤按表中的日期记入，写明由导入而来，不再发通知和文书；此后按通常的程序办理。
有问题的行不导入，逐行说明；更正后再次导入只增加更正的行，已转入的案件不变。`,
    `FILE is a sheet (CSV) of one case a row in UTF-8, UTF-16 or GB 18030; its columns stand in docs/operate.md. Limits count from the
receipt in the sheet; steps already done are entered on their days, as imported, and neither mail nor paper goes out for them. From
then on the case runs as any other. Rows with a fault are left out and named; a second import adds what was mended and changes nothing else.`,
  ),
  running: two('请先停止服务，或者用 --dry-run 只检查', 'stop the server first, or check only, with --dry-run'),
  notText: two('不是文本文件，请另存为 CSV', 'not a text file; save it as CSV'),
  broken: two('第 {line} 行起无法读取，没有导入', 'it cannot be read from line {line} on; nothing was imported'),
  unknownColumn: two('没有这一列：{what}', 'there is no such column: {what}'),
  noNumber: two('缺少“原编号”一列', 'the column “number” is missing'),
  row: two('第 {line} 行（{number}）：{why}', 'line {line} ({number}): {why}'),
  sum: two(
    '读取 {read}，转入 {taken}，此前已转入 {already}，有问题 {bad}',
    '{read} read, {taken} moved in, {already} in before, {bad} at fault',
  ),
  wouldBe: two(
    '检查 {read} 行：可以转入 {taken}，此前已转入 {already}，有问题 {bad}；没有写入',
    '{read} checked: {taken} may move in, {already} are in, {bad} at fault; nothing was written',
  ),
} as const
