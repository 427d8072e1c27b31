import { demoPeople } from './base/demo-people.ts'
import type { LocalHost } from './index.ts'

/** Addresses for whoever started the program; no line of its log. */
export function greeting({ environment: { url, staff }, deployment }: LocalHost): string {
  const people = demoPeople.map(({ sub, name }) => `  ${sub.padEnd(16)}${name.zh} · ${name.en}`).join('\n')
  const demo = `
演示人员，在 ${url}/sign-in 任选 · Demo people, pick one at ${url}/en/sign-in
${people}

演示邮箱 · Demo mailbox  ${url}/demo/mailbox
演示接收单位 · Demo recipients  ${url}/demo/recipients
`
  return `信用异议与修复 · Redress
${url}/ 中文   ${url}/en/ English
${staff ? `${staff.url}/ 工作人员 · staff\n` : ''}${deployment.demo ? demo : ''}
Ctrl-C 结束 · to stop
`
}
