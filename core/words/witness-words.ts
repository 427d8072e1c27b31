import { two } from '#law/bilingual.ts'

/** Mail that takes a checkpoint to the auditor. */
export const witnessWords = {
  subject: two('日志检查点 {size}', 'Checkpoint {size}'),
  keep: two(
    '请保存这封邮件。它是日志此刻的签名，此后的删改用它可以查出；核对办法见 {url}/audit 。',
    'Keep this mail. It is the signature of the log at this moment, and shows what is changed later: {url}/en/audit says how.',
  ),
}
