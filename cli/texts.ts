import { type Command, Option } from 'commander'
import type { WordFiles } from '#engine/run/host-tools.ts'
import { lintTexts } from '#engine/texts/lint-texts.ts'
import { sayProblem } from '#engine/texts/sound-texts.ts'
import { textProblems } from '#engine/texts/text-problems.ts'
import { gatherTexts } from '#engine/texts/texts.ts'
import { procedures } from '#workflows/index.ts'
import { previewTexts } from './words/preview-texts.ts'
import { paragraphs, say } from './words/say.ts'
import { sayVariables } from './words/say-variables.ts'
import { texts as words } from './words/texts.ts'

export function register(program: Command): void {
  const texts = program.command('texts').description(say(words.title))
  pages(texts)
  variables(texts)
  applicant(texts)
  texts
    .command('check')
    .description(say(words.check))
    .addHelpText('after', paragraphs(words.what))
    .action(async () => {
      const { tools } = await import('#host')
      check(tools.words())
    })
  texts
    .command('preview')
    .description(say(words.preview))
    .option('--out <folder>', say(words.out), 'texts-preview')
    .option('--lang <lang>', say(words.lang))
    .addOption(new Option('--procedure <id>', say(words.procedure)).choices(Object.keys(procedures)))
    .action(async ({ out, lang, procedure }: { out: string; lang?: string; procedure?: string }) => {
      const { tools } = await import('#host')
      const langs = (['zh', 'en'] as const).filter((one) => lang === undefined || one === lang)
      if (langs.length === 0) throw new Error(say(words.badLang))
      const printer = tools.printer()
      try {
        const { papers, mails } = await previewTexts(printer, { out, langs, only: procedure })
        process.stdout.write(`${say(words.printed, { out, papers, mails })}\n`)
      } finally {
        await printer.close()
      }
    })
}

/** One line a text, with its place: for whoever reads them all. */
function applicant(texts: Command): void {
  texts
    .command('applicant')
    .description(say(words.applicant))
    .addOption(new Option('--lang <lang>', say(words.lang)).choices(['zh', 'en']))
    .action(async ({ lang }: { lang?: 'zh' | 'en' }) => {
      const { tools } = await import('#host')
      const { own, over } = tools.words()
      const { applicantTexts } = await import('./texts/applicant-texts.ts')
      const all = applicantTexts(gatherTexts(own, over), tools.deployment().pageWords ?? [])
      const said = ({ zh, en }: { zh: string; en: string }) => (lang ? [{ zh, en }[lang]] : [zh, en])
      const lines = all.map((one) => [`${one.area} ${one.key}`, ...said(one)].join('\t').replaceAll('\n', ' '))
      process.stdout.write(lines.map((line) => `${line}\n`).join(''))
      process.stderr.write(`${say(words.counted, { n: all.length })}\n`)
    })
}

function variables(texts: Command): void {
  texts
    .command('variables [text]')
    .description(say(words.variables))
    .addHelpText('after', paragraphs(say(words.example)))
    .action(async (text: string | undefined) => {
      const { tools } = await import('#host')
      const { own, over } = tools.words()
      process.stdout.write(sayVariables(gatherTexts(own, over), procedures, text))
    })
}

function pages(texts: Command): void {
  texts
    .command('export <folder>')
    .description(say(words.export))
    .action(async (folder: string) => {
      const { tools } = await import('#host')
      const { exportPageWords } = await import('./words/page-words.ts')
      const count = exportPageWords(folder, tools.deployment().pageWords ?? [])
      process.stdout.write(`${say(words.exported, { folder, n: count })}\n`)
    })
  texts
    .command('import <file>')
    .description(say(words.import))
    .action(async (file: string) => {
      const { tools } = await import('#host')
      const { importPageWords } = await import('./words/page-words.ts')
      const { folder } = tools.words()
      const { problems, changes } = importPageWords(tools.pageWords(file), tools.deployment().pageWords ?? [], folder)
      process.stdout.write([...problems, ...changes].map((line) => `${line}\n`).join(''))
      process.stderr.write(`${say(words.sum, { problems: problems.length, changes: changes.length })}\n`)
      if (problems.length > 0) process.exitCode = 1
    })
}

function check({ own, over }: WordFiles): void {
  const texts = gatherTexts(own, over)
  const problems = [...textProblems(texts, procedures), ...lintTexts(texts)]
  process.stdout.write(problems.map((one) => `${sayProblem(one)}\n`).join(''))
  const [letters, mails] = [texts.letters, texts.mails].map((all) => Object.keys(all).length)
  const counts = { letters: letters ?? 0, mails: mails ?? 0, replaced: over.length, problems: problems.length }
  process.stderr.write(`${say(words.counts, counts)}\n`)
  if (problems.length > 0) process.exitCode = 1
}
