// npm run cloud: the deployment from its template alone; --all tests it.
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { control } from './control.ts'
import { demoCloud } from './demo-cloud.ts'
import { reportText } from './report.ts'
import { listen } from './wire/http.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    mode: { type: 'string', default: 'wait' },
    now: { type: 'string' },
    patience: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    walks: { type: 'string' },
    only: { type: 'string' },
    at: { type: 'string' },
    fresh: { type: 'boolean' },
  },
})
const root = fileURLToPath(new URL('..', import.meta.url))
if (values.all) {
  const more = process.argv.slice(2).filter((one) => one !== '--all')
  const flags = ['--disable-warning=ExperimentalWarning', 'tests/cloud/all.ts', ...more]
  process.exit(spawnSync(process.execPath, flags, { cwd: root, stdio: 'inherit' }).status ?? 1)
}
const logFile = fileURLToPath(new URL('../cdk.out/cloud.log', import.meta.url))
mkdirSync(new URL('../cdk.out', import.meta.url), { recursive: true })
const log = createWriteStream(logFile)

console.log('正在合成、打包并启动 · synthesising, building and starting …')
const cloud = await demoCloud({
  root,
  port: Number(values.port),
  mode: values.mode === 'park' ? 'park' : 'wait',
  offset: values.now === undefined ? 0 : Date.parse(values.now) - Date.now(),
  patience: Number(values.patience),
  log: (line) => void log.write(line),
})
if ('missing' in cloud) {
  console.error(`本机不能运行 DynamoDB Local：需要 Java 17 和 unshare（Linux）
npm run cloud needs DynamoDB Local: put Java 17 (java) and unshare of util-linux on the PATH
${cloud.missing}`)
  process.exit(1)
}
const door = await listen(Number(values.port) + 3, control(cloud), { now: Date.now, failed: console.error })
console.log(`信用异议与修复 · Redress · AWS
${cloud.url}/ 中文   ${cloud.url}/en/ English

演示人员，在 ${cloud.url}/sign-in 任选 · Demo people, pick one at ${cloud.url}/en/sign-in
${cloud.people}
演示邮箱 · Demo mailbox  ${cloud.url}/demo/mailbox
日志 · log  ${logFile}
控制 · control  http://localhost:${door.port}/

Ctrl-C 结束并列出被拒绝的调用和未使用的权限 · to stop and to list what was denied and which rights nothing used`)

const ended = async () => {
  const report = cloud.report()
  process.stdout.write(`\n${reportText(report)}`)
  await cloud.close()
  process.exit(report.denials.length > 0 ? 1 : 0)
}
process.once('SIGINT', () => void ended())
process.once('SIGTERM', () => void ended())
