import type { Command } from 'commander'
import { type Day, shanghaiDay } from '#law/day.ts'
import { acts } from '#law/sources/acts.ts'
import { lookAgainOn, staleActs } from '#law/sources/stale.ts'
import { now } from './clock.ts'

const help = `
一年内无人核对是否仍然有效的，列出并以 1 退出：核对官方文本后，在 core/law/sources 改 lookedAt。
What nobody has looked at for a year is listed, and the command exits with 1: look whether the text still stands, then
set lookedAt in core/law/sources.

--json: {"today","acts":[{act,name:{zh,en},editions:[{number,from,until,replacedBy,articles,status,datesStatus}],lookedAt,
        lookAgainOn,stale}],"stale":[…]}`

export function register(program: Command): void {
  const law = program.command('law').description('所引用的法律法规 / the acts that are cited')
  law
    .command('check')
    .description('列出一年内无人核对的来源 / lists sources that nobody has looked at for a year')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: true }) => {
      const today = shanghaiDay(now())
      const stale = staleActs(today)
      process.stdout.write(json ? `${JSON.stringify(found(today, stale))}\n` : stale.map(line).join(''))
      process.stderr.write(
        `来源 ${Object.keys(acts).length}，待核对 ${stale.length} / ${Object.keys(acts).length} sources, ${stale.length} to look at\n`,
      )
      if (stale.length > 0) process.exitCode = 1
    })
}

const found = (today: Day, stale: readonly string[]) => ({
  today,
  acts: Object.entries(acts).map(([act, { zh, en, editions, lookedAt }]) => ({
    act,
    name: { zh, en },
    editions,
    lookedAt,
    lookAgainOn: lookAgainOn(lookedAt),
    stale: stale.includes(act),
  })),
  stale,
})

function line(act: string): string {
  const { zh = act, en = act, lookedAt = '' } = acts[act] ?? {}
  return `${act}  《${zh}》 / ${en}  ${lookedAt}\n`
}
