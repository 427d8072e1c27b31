import type { Bilingual } from '#law/bilingual.ts'

/** Page on which a sheet is taken. */
export const importing = {
  choose: { zh: '上传文件', en: 'Upload a file' },
  chooseText: {
    zh: 'CSV 文件，UTF-8、UTF-16 或 GB18030，第一行为栏目名称，不超过 20 MB；更大的文件在服务器上用命令导入，服务不必停止。重复导入同一文件不会产生重复记录。',
    en: 'A CSV file in UTF-8, UTF-16 or GB18030, column names in the first row, up to 20 MB; a larger one by the command on the server, which need not be stopped. Importing the same file again creates nothing twice.',
  },
  chooseOwn: {
    zh: 'CSV 文件，UTF-8、UTF-16 或 GB18030，第一行为栏目名称，不超过 20 MB；更大的请分开上传。重复导入同一文件不会产生重复记录。',
    en: 'A CSV file in UTF-8, UTF-16 or GB18030, column names in the first row, up to 20 MB; upload a larger one in pieces. Importing the same file again creates nothing twice.',
  },
  send: { zh: '上传', en: 'Upload' },
  arrived: { zh: '已上传', en: 'Uploaded' },
  options: { zh: '导入方式', en: 'How it is taken' },
  sender: { zh: '报送单位代号', en: 'Id of the unit that sent it' },
  senderHint: { zh: '全量时必填，否则可以不填。', en: 'Required for a complete sheet, else as you like.' },
  domain: { zh: '信用领域', en: 'Domain' },
  domainHint: {
    zh: '用于表中未写明领域的行，填代号或者名称，可以不填。',
    en: 'For rows that name none: its id or name, or nothing.',
  },
  full: { zh: '这是全量表', en: 'The sheet is complete' },
  fullHint: {
    zh: '表中缺少的记录列出待报送单位说明原因，不因此终止。',
    en: 'What it lacks is listed for its sender’s reason; nothing ends by it.',
  },
  ownOnly: {
    zh: '只处理认定单位属于{whose}的行；其余各行不处理，列在问题中。这里列{whose}的导入。',
    en: 'Only rows whose authority belongs to {whose} are taken; others are left alone and listed as findings. Imports of {whose} are shown here.',
  },
  ofUnit: { zh: '本单位', en: 'your unit' },
  ofCounty: { zh: '本县（市、区）', en: 'your county' },
  withUnits: { zh: '其部门的导入也列在这里，只能查看。', en: 'Those of its departments are shown too, to be read.' },
  preview: { zh: '预览', en: 'Preview' },
  staged: {
    zh: '尚未导入。以下是前 {rows} 行将有的结果；确认无误后开始导入，一天内不开始的自动放弃。',
    en: 'Nothing is imported yet. This is what would become of the first {rows} rows; start if it is right. It is given up unless started within a day.',
  },
  rowsAlike: { zh: '{row} 等 {rows} 行', en: '{row} and {more} more' },
  progress: {
    zh: '已完成 {taken}%，刷新本页可见最新进度。',
    en: '{taken} % done; load this page again to see how far it is.',
  },
  start: { zh: '开始导入', en: 'Start the import' },
  notThere: { zh: '没有收到文件，请重新上传。', en: 'No file has come: upload it again.' },
  refused: { zh: '未导入：{why}', en: 'Nothing was imported: {why}' },
} as const satisfies Record<string, Bilingual>

/** Reasons not to take a sheet. */
export const importRefusals = {
  empty: { zh: '文件是空的。', en: 'the file is empty.' },
  brokenSheet: {
    zh: '表格从第 {line} 行起无法读取（多为引号不成对，或者一行过长），请更正后重新上传。',
    en: 'it cannot be read from line {line} on, mostly for a quote without its pair or a line without end; mend it and upload it again.',
  },
  unknownLayout: {
    zh: '表头不属于任何一类信用信息，请核对各列名称。',
    en: 'the heading is that of no kind of record; compare its columns.',
  },
  columnTwice: { zh: '同一列出现两次，请删去一列。', en: 'a column is there twice; remove one.' },
  keyColumnMissing: {
    zh: '缺少名称、文号或者机关一列，请补上。',
    en: 'the column of the name, the number or the authority is missing; add it.',
  },
  otherKind: { zh: '这是另一类信息的表。', en: 'this is a sheet of another kind.' },
  senderNeeded: { zh: '全量表须写明报送单位。', en: 'a complete sheet needs the unit that sent it.' },
  foreignSender: { zh: '报送单位不属于导入单位。', en: 'the unit that sent it is none of yours.' },
  unknownSender: { zh: '单位目录中没有这个单位。', en: 'the directory has no such unit.' },
  unknownDomain: { zh: '信用领域不在规划的 33 个领域中。', en: 'the domain is none of the 33 of the plan.' },
  notText: {
    zh: '不是文本文件，或者混有不同的编码；请把整张表另存为 CSV（UTF-8）。',
    en: 'it is no text file, or it mixes encodings; save the whole sheet as CSV (UTF-8).',
  },
} as const satisfies Record<string, Bilingual>
