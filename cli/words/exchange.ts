import { two } from '#law/bilingual.ts'

const recipient = two('接收单位代号', 'the recipient’s id in the directory')
const unknown = two('单位目录中没有这个接收单位：{id}', 'the directory has no such recipient: {id}')

/** Words of `redress reconcile`. */
export const reconcile = {
  recipient,
  unknown,
  title: two('核对接收单位所持有的信息', 'compare what a recipient holds with what it should'),
  what: two(
    'FILE 是接收单位所持有的信息，每行一条：信息编号 内容摘要（SHA-256，按 RFC 8785 规范化的 JSON 计算）。内容不同的、不应再持有的，记为未按变更处理，同网页和接口一样；服务运行时也可以。',
    `FILE lists what the recipient holds, a line a record: its id and the SHA-256 of its content’s canonical JSON (RFC 8785).
What is other, or not to be held, is noted as not followed, as page and interface do. Also while the server runs.`,
  ),
  whole: two('FILE 是所持有的全部', 'FILE lists all that it holds'),
  wholeMeans: two(
    'FILE 是所持有的全部，缺少的也记录；有无法识别的行的，不记缺少的',
    'FILE lists all that it holds, so that what is missing is noted too, unless a line is not understood',
  ),
  dryRun: two('只核对，不记录', 'only compare, and note nothing'),
  json: two('每处不同一行 JSON，末行为小结：', 'One JSON object a line for each difference, then one for the whole:'),
  exit: two('有不同之处的，退出 1', 'exit 1 where anything differs'),
  names: {
    missing: two('应当持有而没有', 'missing'),
    other: two('内容不同', 'other content'),
    extra: two('不应再持有', 'not to be held'),
  },
  sum: two(
    '核对 {compared} 条：缺 {missing}，内容不同 {other}，多余 {extra}；新记录 {noted} 条',
    '{compared} compared: {missing} missing, {other} other, {extra} extra; {noted} newly noted',
  ),
  bad: two('无法识别的行：{lines}', 'lines not understood: {lines}'),
} as const

/** Words of `redress export`. */
export const exported = {
  title: two('写出一类信用信息的表（双公示）', 'write the sheet of one kind of record (双公示)'),
  kind: two('信用信息的类别', 'the kind of record'),
  public: two('只写出现在公示的', 'only what is public today'),
  gb18030: two('用 GB 18030 编码，否则为 UTF-8', 'in GB 18030, else in UTF-8'),
  what: two(
    '列名同导入的表，公示截止期按现行规定计算，不含证件号码，不含依法封存的记录。只读，服务运行时也可以；已有的文件不覆盖。',
    `Its columns are those of an import, its end of publicity is computed, and it has no identity number and no record that the law
seals. Only reads, also while the server runs; a file that is there is not overwritten.`,
  ),
  sum: two('已写出 {n} 条：{path}', '{n} records written: {path}'),
} as const

/** Words of `redress changes`. */
export const changes = {
  recipient,
  unknown,
  title: two('写出交付接收单位的变更文件', 'write the file of changes for a recipient'),
  what: two(
    '文件写成之时为送达之时，期限从这一天起算；已有的文件不覆盖。服务运行时也可以。',
    `The changes are delivered when the file is written, and their days run from then; a file that is there is not overwritten. Also
while the server runs.`,
  ),
  sum: two('已写出 {n} 条变更：{path}', '{n} changes written: {path}'),
} as const

/** Words of `redress results`. */
export const results = {
  recipient,
  unknown,
  title: two('登记接收单位报送的处理结果', 'enter the results that a recipient sent'),
  what: two(
    'FILE 每行一条：变更编号,已处理（或者：未处理、不符）,说明。变更编号见接收单位领取的文件。重复登记无害，服务运行时也可以。',
    `FILE has a line a change: its number, then done (or: not done, wrong), then a note. The numbers stand in the file that the
recipient took. Entering it twice does no harm, also while the server runs.`,
  ),
  ownWord: two(
    '{id} 由系统或者本单位人员逐条确认，平台不代为确认',
    '{id} confirms by its own machine or staff: the platform does not confirm for it',
  ),
  badLine: two('第 {line} 行：{why}：{text}', 'line {line}: {why}: {text}'),
  sum: two(
    '读取 {read}，确认 {confirmed}，此前已确认 {already}，未处理或者不符 {wrong}',
    '{read} read, {confirmed} confirmed, {already} before, {wrong} not done or wrong',
  ),
  why: {
    form: two('格式不符，应为“变更编号,已处理”', 'the form is number,done'),
    unknown: two('没有这条变更，请核对变更编号', 'there is no such change, check its number'),
  },
} as const
