import type { ProblemCode } from './problem.ts'

/** Words of findings; {…} stands for its detail. */
export const words = {
  malformedRow: { zh: '该行无法读取，或字段不符合日志格式', en: 'This row cannot be read or is not a log entry' },
  repeated: {
    zh: '{id} 的第 {seq} 条重复或次序颠倒（应为第 {expected} 条）',
    en: 'Entry {seq} of {id} is repeated or out of order (entry {expected} was due)',
  },
  gap: {
    zh: '{id} 缺少日志：应为第 {expected} 条，实为第 {seq} 条',
    en: 'Entries of {id} are missing: entry {expected} was due, {seq} found',
  },
  unchained: {
    zh: '{id} 的第 {seq} 条与上一条的哈希不衔接',
    en: 'Entry {seq} of {id} does not carry the hash of the entry before it',
  },
  backdated: {
    zh: '{id} 的第 {seq} 条时间早于上一条（倒签）',
    en: 'Entry {seq} of {id} is dated before the entry it follows',
  },
  payloadChanged: {
    zh: '{id} 的第 {seq} 条内容与日志中的哈希不符',
    en: 'The content of entry {seq} of {id} does not match the hash in the log',
  },
  contentGone: {
    zh: '{id} 的第 {seq} 条没有内容，而其他条有：内容被删去，日志中没有删除的记载',
    en: 'Entry {seq} of {id} has no content, where others have theirs: it was taken away, and no entry says so',
  },
  rootMismatch: {
    zh: '第 {from} 行之后、至第 {to} 行，有行被改动、删除、增加或调换：根哈希与检查点不符',
    en: 'After row {from}, up to row {to}, a row was changed, removed, added or moved: the root differs from the checkpoint',
  },
  truncated: {
    zh: '日志被截断：检查点载明至少 {size} 行',
    en: 'The log was cut off: a checkpoint vouches for {size} rows',
  },
  unsealed: { zh: '没有可信的检查点，无法证明日志未被改动', en: 'No trusted checkpoint vouches for this log' },
  malformedCheckpoint: { zh: '检查点格式不正确', en: 'The checkpoint is not well formed' },
  unknownKey: { zh: '检查点没有可信密钥的签名', en: 'No trusted key has signed the checkpoint' },
  badSignature: { zh: '检查点的签名无效', en: 'The signature of the checkpoint is not valid' },
  otherLedger: { zh: '检查点属于另一日志（{origin}）', en: 'The checkpoint belongs to another ledger ({origin})' },
  shrunk: {
    zh: '检查点的行数比上一检查点少（{size} < {last}）',
    en: 'The checkpoint covers fewer rows than the one before it ({size} < {last})',
  },
  miscounted: {
    zh: '文件有 {found} 个检查点，与其载明的数目（{stated}）不符',
    en: 'The file has {found} checkpoints, not as many as it states ({stated})',
  },
  dropped: {
    zh: '该检查点之前签出的一个检查点不在文件中',
    en: 'A checkpoint that was signed before this one is not in the file',
  },
  turnedBack: {
    zh: '检查点的时间（{time}）早于上一检查点（{last}）',
    en: 'The checkpoint is dated ({time}) before the one it follows ({last})',
  },
  tail: {
    zh: '第 {sealed} 行之后的 {rows} 行没有检查点：导出的日志止于检查点',
    en: 'The {rows} rows after row {sealed} have no checkpoint: an exported log ends with one',
  },
  forked: {
    zh: '检查点（{size} 行）不属于本日志：已签出另一分支',
    en: 'The checkpoint of {size} rows is not of this log: another branch was signed',
  },
} satisfies Record<ProblemCode, { readonly zh: string; readonly en: string }>
