import { type Command, Option } from 'commander'
import type { WordFiles } from '#engine/run/host-tools.ts'
import { lintTexts } from '#engine/texts/lint-texts.ts'
import { sayProblem } from '#engine/texts/sound-texts.ts'
import { textProblems } from '#engine/texts/text-problems.ts'
import { gatherTexts } from '#engine/texts/texts.ts'
import { procedures } from '#workflows/index.ts'
import { previewTexts } from './words/preview-texts.ts'
import { sayVariables } from './words/say-variables.ts'

const help = `
部署目录下 texts/<程序>/<文书>.yaml 替换程序自带的同名文本，见 docs/texts.md。
A deployment's texts/<procedure>/<letter>.yaml stands in for the program's own of that name: docs/texts.md.`

export function register(program: Command): void {
  const texts = program.command('texts').description('文书和邮件的文本 / words of letters and mails')
  pages(texts)
  variables(texts)
  texts
    .command('check')
    .description('检查文本；有错的退出 1 / look at the words; exit 1 if something is wrong')
    .addHelpText('after', help)
    .action(async () => {
      const { tools } = await import('#host')
      check(tools.words())
    })
  texts
    .command('preview')
    .description(
      '把各程序示例案件的每份文书印成 PDF，每封邮件存成文本 / print every letter and mail of the worked cases',
    )
    .option('--out <folder>', '存放目录 / folder for them', 'texts-preview')
    .option('--lang <lang>', '只要一种语言：zh 或 en / only one language: zh or en')
    .addOption(new Option('--procedure <id>', '只要一种程序 / only one procedure').choices(Object.keys(procedures)))
    .action(async ({ out, lang, procedure }: { out: string; lang?: string; procedure?: string }) => {
      const { tools } = await import('#host')
      const langs = (['zh', 'en'] as const).filter((one) => lang === undefined || one === lang)
      if (langs.length === 0) throw new Error('--lang：zh 或 en / zh or en')
      const printer = tools.printer()
      try {
        const { papers, mails } = await previewTexts(printer, { out, langs, only: procedure })
        process.stdout.write(`${out}: 文书 / papers ${papers}, 邮件 / mails ${mails}\n`)
      } finally {
        await printer.close()
      }
    })
}

function variables(texts: Command): void {
  texts
    .command('variables [text]')
    .description('列出一份文本可以使用的变量及其含义 / what a text may say, each value with a word on it')
    .addHelpText('after', '\n例 / Example: redress texts variables objection/receipt')
    .action(async (text: string | undefined) => {
      const { tools } = await import('#host')
      const { own, over } = tools.words()
      process.stdout.write(sayVariables(gatherTexts(own, over), procedures, text))
    })
}

function pages(texts: Command): void {
  texts
    .command('export <folder>')
    .description('把页面文字按领域各写成一个 CSV / write the words of pages, one CSV for each area')
    .action(async (folder: string) => {
      const { tools } = await import('#host')
      const { exportPageWords } = await import('./words/page-words.ts')
      const count = exportPageWords(folder, tools.deployment().pageWords ?? [])
      process.stdout.write(`${folder}: ${count}\n`)
    })
  texts
    .command('import <file>')
    .description(
      '检查一个领域的 CSV，写入部署目录，重新启动后生效 / check one area’s CSV and take it into the deployment',
    )
    .action(async (file: string) => {
      const { tools } = await import('#host')
      const { importPageWords } = await import('./words/page-words.ts')
      const { folder } = tools.words()
      const { problems, changes } = importPageWords(tools.pageWords(file), tools.deployment().pageWords ?? [], folder)
      process.stdout.write([...problems, ...changes].map((line) => `${line}\n`).join(''))
      process.stderr.write(`问题 / problems ${problems.length}, 变更 / changes ${changes.length}\n`)
      if (problems.length > 0) process.exitCode = 1
    })
}

function check({ own, over }: WordFiles): void {
  const texts = gatherTexts(own, over)
  const problems = [...textProblems(texts, procedures), ...lintTexts(texts)]
  process.stdout.write(problems.map((one) => `${sayProblem(one)}\n`).join(''))
  const counts = `文书 / letters ${Object.keys(texts.letters).length}, 邮件 / mails ${Object.keys(texts.mails).length}, 部署替换 / replaced ${over.length}`
  process.stderr.write(`${counts}, 问题 / problems ${problems.length}\n`)
  if (problems.length > 0) process.exitCode = 1
}
