import type { Command } from 'commander'
import { releaseClock } from '#engine/people/release-clock.ts'
import { onExistingStore } from '../opened-store.ts'

const help = `
时钟比日志最后一行早五分钟以上时，服务不启动，也不写入任何内容。如果是那一行当时的时钟走快了，而现在的时间正确，用本命令确认；
确认记入管理日志（clock.released）。时间不对的，请校准，不要确认。
With the clock more than five minutes behind the last row of the log the server does not start, and writes nothing. If that row
was dated by a clock that ran ahead, and the time is right now, say so by this; it is recorded in the log of administration
(clock.released). If the time is wrong, set it instead.`

const running = '请先停止服务 / stop the server first'

export function register(program: Command): void {
  const clock = program.command('clock').description('时钟 / the clock')
  clock
    .command('release')
    .description('确认现在的时间正确 / say that the time is right now')
    .addHelpText('after', help)
    .action(release)
}

async function release(): Promise<void> {
  const now = await onExistingStore(running, releaseClock)
  const shown = now === null ? '' : new Date(now).toISOString()
  process.stderr.write(
    now === null
      ? '时钟不早于最后一行日志，无须确认 / the clock is not behind the log: nothing to release\n'
      : `已确认现在是 ${shown}，可以启动 / it is ${shown} now, as recorded: the server may start\n`,
  )
}
