import { two } from '#law/bilingual.ts'

/** Words of `redress texts`. */
export const texts = {
  title: two('文书、邮件、页面和命令的文字', 'words of letters, mails, pages and commands'),
  check: two('检查文本；有错的退出 1', 'look at the words; exit 1 if something is wrong'),
  what: two(
    '部署目录下 texts/<程序>/<文书>.yaml 替换程序自带的同名文本，见 docs/texts.md。',
    'A deployment’s texts/<procedure>/<letter>.yaml takes the place of the program’s own of that name: docs/texts.md.',
  ),
  preview: two(
    '把各程序示例案件的每份文书印成 PDF，每封邮件存成文本',
    'print every letter and mail of the worked cases',
  ),
  out: two('存放目录', 'folder for them'),
  lang: two('只要一种语言：zh 或 en', 'only one language: zh or en'),
  procedure: two('只要一种程序', 'only one procedure'),
  badLang: two('--lang 只能是 zh 或 en', '--lang is zh or en'),
  printed: two('{out}：文书 {papers} 份，邮件 {mails} 封', '{out}: papers {papers}, mails {mails}'),
  variables: two('列出一份文本可以使用的变量及其含义', 'what a text may say, each value with a word on it'),
  example: two('例：redress texts variables objection/receipt', 'Example: redress texts variables objection/receipt'),
  applicant: two(
    '逐行列出申请人和公众会读到的每一句：页面、文书、邮件',
    'list each sentence that applicants and the public may read: pages, letters, mails',
  ),
  counted: two('共 {n} 句', 'sentences: {n}'),
  noText: two('没有文本 {text}；可用：{names}', 'no such text; there are: {names}'),
  sometimes: two('（须写 when: {name}）', ' (under “when: {name}”)'),
  export: two('把页面和命令的文字按领域各写成一个 CSV', 'write the words of pages and commands, one CSV for each area'),
  exported: two('{folder}：{n} 个领域', '{folder}: {n} areas'),
  import: two(
    '检查一个领域的 CSV，写入部署目录，重新启动后生效',
    'check one area’s CSV and take it into the deployment; the next start shows it',
  ),
  sum: two('问题 {problems} 处，变更 {changes} 处', 'problems {problems}, changes {changes}'),
  counts: two(
    '文书 {letters} 份，邮件 {mails} 封，部署替换 {replaced} 个，问题 {problems} 处',
    'letters {letters}, mails {mails}, replaced {replaced}, problems {problems}',
  ),
} as const
