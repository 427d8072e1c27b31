import { two } from '#law/bilingual.ts'

/** Words of the command line itself: help and refusals. */
export const frame = {
  redress: two('信用异议与修复', 'Redress: objections to public credit records, and their repair'),
  help: two('显示帮助', 'show help'),
  helpOf: two('显示某个命令的帮助', 'show a command’s help'),
  seeHelp: two('（用 --help 查看帮助）', '(see --help)'),
  titles: {
    usage: two('用法', 'Usage'),
    arguments: two('参数', 'Arguments'),
    options: two('选项', 'Options'),
    commands: two('命令', 'Commands'),
  },
  choices: two('可选', 'one of'),
  byDefault: two('默认', 'if not given'),
  unknownCommand: two('没有 {what} 这个命令', 'there is no command {what}'),
  unknownOption: two('没有 {what} 这个选项', 'there is no option {what}'),
  missingArgument: two('请写出 <{what}>', 'give <{what}>'),
  missingValue: two('选项 {what} 后面缺少内容', 'option {what} lacks its value'),
  missingOption: two('请写出选项 {what}', 'give the option {what}'),
  notAChoice: two('{what} 不能是 {value}；可选：{list}', '{what} cannot be {value}; it is one of {list}'),
  tooMany: two(
    '多出了内容，请核对写法；含空格的要加引号',
    'there is more than the command takes; quote what has spaces',
  ),
  similar: two('是否要写 {names}？', 'Did you mean {names}?'),
  onlyAws: two('只有 --host aws', 'there is only --host aws'),
} as const
