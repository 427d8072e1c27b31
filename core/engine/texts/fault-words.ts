import { two } from '#law/bilingual.ts'

/** Faults of files of words, for cities to change. */
export const faultWords = {
  sometimes: two(
    '变量 {variable} 不是每件都有：请放在写明 {when} 的段落里。',
    '{variable} is not there in every case: say it in a paragraph with “{when}”.',
  ),
  unknown: two(
    '没有名为 {variable} 的变量；可用：{there}。',
    'there is no variable {variable} here; there are: {there}.',
  ),
  notSaid: two('缺少必须写明的变量 {variable}。', 'the variable {variable} must be said and is not.'),
  noPhrase: two('缺少这条用语。', 'these words are missing.'),
  idlePhrase: two('程序不使用这条用语，请删去。', 'nothing says these words; remove them.'),
  noText: two('没有这份文书的文本。', 'this letter has no text.'),
  noTitle: two('缺少这种结果的标题。', 'the title of this outcome is missing.'),
  noOutcome: two('没有名为 {name} 的结果。', 'there is no outcome {name}.'),
  noArticle: two('依据“{citation}”不是条文。', '“{citation}” cites no article.'),
  stray: two('没有程序会出具这份文书。', 'no procedure issues this letter.'),
  unexplained: two('这个变量没有说明。', 'this variable has no word of explanation.'),
  idleVariable: two('没有文本使用这个变量。', 'no text may say this variable.'),
  nothingToReplace: two('没有名为 {id} 的文本可供替换。', 'there is no text named {id} to replace.'),
  noYaml: two('不是有效的 YAML：{why}', 'is no YAML: {why}'),
  fixed: two('这一项由程序规定，部署不能改。', 'is set by the program: a deployment cannot change it.'),
  malformed: two('写法不对或者缺少中文、英文{extra}。', 'is malformed, or its Chinese or English is missing: {why}'),
  long: two('有 {n} 个字符，最多 {most} 个。', 'has {n} characters; at most {most}.'),
  otherName: two('“{found}”应写作“{wanted}”。', '“{found}” is called “{wanted}” everywhere else.'),
} as const
