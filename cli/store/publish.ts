import type { Command } from 'commander'

const help = `
下次启动时，先按记录和公告重新生成公开的文件，取代现有的，再开始服务；记录没有依据的随之移除。
At its next start the server first writes the public files of all records and notices anew, in place of what lies there; what no
record supports goes.`

export function register(program: Command): void {
  program
    .command('publish')
    .description('重新生成公开的文件 / write what is public anew')
    .addHelpText('after', help)
    .action(async () => {
      const { tools } = await import('#host')
      await tools.republish()
      process.stderr.write('下次启动时重新生成：请重新启动服务 / written anew at the next start: restart the server\n')
    })
}
