import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { doors } from '#functions/http/routes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const pages: ReadonlySet<string> = new Set(
  Object.values(doors)
    .flat()
    .map(({ path }) => path),
)
const sources = globSync('cli/{,carry/,exchange/,store/}*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => [file, readFileSync(root + file, 'utf8')] as const)
const commands = sources.filter(([, text]) => text.includes('export function register('))

describe('the help of the commands', async () => {
  const program = new Command('redress')
  for (const [file] of commands) (await import(root + file)).register(program)
  const texts = everyCommand(program).map((command) => [namesOf(command).join(' '), helpOf(command)] as const)

  it('walks every command', () => {
    expect(program.commands.map((command) => command.name())).toHaveLength(commands.length)
    expect(texts.length).toBeGreaterThan(commands.length)
  })

  it.each(texts)('redress %s --help names only pages, commands, scripts and documents that exist', (_, text) => {
    for (const [, path = ''] of text.matchAll(/(?<![\w.\]>/])(\/(?:admin|desk|board|audit|my|rules|feed|api)[\w/-]*)/g))
      expect(pages).toContain(path)
    for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g)) expect(scripts).toHaveProperty([name])
    for (const [, name = ''] of text.matchAll(/(?<!npm run )(?<!-s )\bredress(?: --)? ([a-z][a-z-]+)/g))
      expect(program.commands.map((command) => command.name())).toContain(name)
    for (const [name = ''] of text.matchAll(/\b(?:docs|deployments)\/[\w/.-]+\.\w+/g))
      expect([name, existsSync(root + name)]).toEqual([name, true])
  })

  it('says of a complete sheet what operate.md says: what it lacks is listed, and nothing ends by it', () => {
    const text = texts.find(([name]) => name === 'import')?.[1].replace(/\s+/g, '') ?? ''
    expect(text).toContain('列出表中缺少的记录')
    expect(text).not.toContain('来源已撤回')
  })

  it.each(sources)('%s offers no import by a page: /admin/imports only shows what was imported', (_, text) => {
    expect(text).not.toMatch(/管理页导入|import on its page/)
  })
})

function everyCommand(of: Command): readonly Command[] {
  return of.commands.flatMap((command) => [command, ...everyCommand(command)])
}

function namesOf(command: Command): readonly string[] {
  return command.parent ? [...namesOf(command.parent), command.name()].filter((name) => name !== 'redress') : []
}

function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (part) => (text += part) })
  command.outputHelp()
  return text
}
