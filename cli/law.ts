import type { Command } from 'commander'
import { type Day, shanghaiDay } from '#law/day.ts'
import { acts } from '#law/sources/acts.ts'
import { lookAgainOn, staleActs } from '#law/sources/stale.ts'
import { now } from './clock.ts'
import { common } from './words/common.ts'
import { law as words } from './words/law.ts'
import { paragraphs, say } from './words/say.ts'

const shape = `--json: {"today","acts":[{act,name:{zh,en},editions:[{number,from,until,replacedBy,articles,status,datesStatus}],lookedAt,
        lookAgainOn,stale}],"stale":[…]}`

export function register(program: Command): void {
  const law = program.command('law').description(say(words.title))
  law
    .command('check')
    .description(say(words.check))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what, shape))
    .action(({ json }: { json?: true }) => {
      const today = shanghaiDay(now())
      const stale = staleActs(today)
      process.stdout.write(json ? `${JSON.stringify(found(today, stale))}\n` : stale.map(line).join(''))
      process.stderr.write(`${say(words.sum, { all: Object.keys(acts).length, stale: stale.length })}\n`)
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
  return `${act}  ${say({ zh: `《${zh}》`, en })}  ${lookedAt}\n`
}
