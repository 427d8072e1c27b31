import type { Command } from 'commander'
import { administer, change } from '#engine/people/admin-log.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { onExistingStore } from '../opened-store.ts'

const help = `
时钟比日志最后一行早五分钟以上时，服务不启动，也不写入任何内容。如果是那一行当时的时钟走快了，而现在的时间正确，用本命令确认；
确认记入管理日志（clock.released）。时间不对的，请校准，不要确认。
With the clock more than five minutes behind the last row of the log the server does not start, and writes nothing. If that row
was dated by a clock that ran ahead, and the time is right now, say so by this; it is recorded in the log of administration
(clock.released). If the time is wrong, set it instead.`

const running = '请先停止服务 / stop the server first'
const actor = { id: 'cli', role: 'system', unit: null } as const

export function register(program: Command): void {
  const clock = program.command('clock').description('时钟 / the clock')
  clock
    .command('release')
    .description('确认现在的时间正确 / say that the time is right now')
    .addHelpText('after', help)
    .action(release)
}

async function release(): Promise<void> {
  await onExistingStore(running, async (engine) => {
    const { journal, clock } = engine
    const [row] = await journal.since((await journal.size()) - 2, 1)
    const [from, now] = [row ? entryOf(row.item).at : 0, clock.now()]
    if (from <= now) {
      process.stderr.write('时钟不早于最后一行日志，无须确认 / the clock is not behind the log: nothing to release\n')
      return
    }
    await administer(engine, { actor }, 'clock.released', async () => change({ from, now }, []))
    const shown = new Date(now).toISOString()
    process.stderr.write(`已确认现在是 ${shown}，可以启动 / it is ${shown} now, as recorded: the server may start\n`)
  })
}
