import { two } from '#law/bilingual.ts'

/** Words of `redress upgrade`, `publish` and `clock`. */
export const upgrade = {
  title: two('把数据目录升级到本程序的格式', 'bring the store to the form of this program'),
  dryRun: two('只在副本上试', 'only try it on a copy'),
  back: two('退回升级前', 'put back what was before'),
  what: two(
    `先在一份副本上升级，按日志核对（redress audit），并逐项与原库比较；副本不比原来多出不符之处，内容也没有变，才升级原库；升级前的数据库留作 before-upgrade.db。
--dry-run 只在副本上做。--back 退回升级前的数据库；此后日志已有新行的，不退回。不入日志的内容没有这样的保护：升级后保存的草稿、
推送订阅、摘要和提醒的约定、查阅记录，退回时一并丢失；各人须重新登录。`,
    `Upgrades a copy first and holds it against the log (redress audit), and each item against the store; the store itself only
where the copy differs in no more places and holds the same. The database from before is kept as before-upgrade.db. --dry-run stops at the copy; --back puts the kept one back,
unless the log has grown since. What stands in no log has no such guard: drafts, webhooks, wishes for
digests and reminders, and views since the upgrade are lost by going back, and everybody signs in again.`,
  ),
  isBack: two('已退回：格式 {format}，日志 {rows} 行', 'back: form {format}, {rows} log rows'),
  lost: two(
    '升级后保存而不入日志的内容已丢失：草稿、推送订阅、摘要和提醒的约定、查阅记录；请告知各人重新登录、重新办理',
    'lost is what was kept since the upgrade and stands in no log: drafts, webhooks, wishes for digests and reminders, views; tell people to sign in again, and to redo it',
  ),
  forms: two('格式 {from} → {to}，日志 {rows} 行', 'form {from} → {to}, {rows} log rows'),
  held: two(
    '按日志核对：原来 {before} 处不符，升级后 {after} 处',
    'held against the log: {before} differences before, {after} after',
  ),
  unchanged: two('逐项比较：内容不变', 'held item by item against the store: no content changes'),
  changed: two('逐项比较：内容会变的种类 {list}', 'held item by item: contents of these kinds would change: {list}'),
  worse: two(
    '副本多出不符之处，或者内容有变，没有升级',
    'the copy differs in more places, or its contents, so nothing was upgraded',
  ),
  done: two('已升级；升级前的数据库是 before-upgrade.db', 'upgraded; the database from before is before-upgrade.db'),
  same: two('已是本程序的格式', 'it has the form of this program already'),
  tried: two('试行成功，没有改动', 'the trial went well; nothing was changed'),
  not: two('没有升级', 'not upgraded'),
} as const

export const publish = {
  title: two('重新生成公开的文件', 'write what is public anew'),
  what: two(
    '下次启动时，按记录和公告重新生成公开的文件，取代现有的：服务照常，有人要看的先生成；记录没有依据的随之移除。',
    `At its next start the server writes the public files of all records and notices anew, in place of what lies there: beside requests,
what is asked for first. What no record supports goes.`,
  ),
  done: two('下次启动时重新生成：请重新启动服务', 'written anew at the next start: restart the server'),
} as const

export const clock = {
  title: two('时钟', 'the clock'),
  release: two('确认现在的时间正确', 'say that the time is right now'),
  what: two(
    `时钟比日志最后一行早五分钟以上时，服务不启动，也不写入任何内容。如果是那一行当时的时钟走快了，而现在的时间正确，用本命令确认；
确认记入管理日志（clock.released）。时间不对的，请校准，不要确认。`,
    `With the clock more than five minutes behind the last row of the log the server does not start, and writes nothing. If that row
was dated by a clock that ran ahead, and the time is right now, say so by this; it is recorded in the log of administration
(clock.released). If the time is wrong, set it instead.`,
  ),
  nothing: two('时钟不早于最后一行日志，无须确认', 'the clock is not behind the log: nothing to release'),
  done: two('已确认现在是 {now}，可以启动', 'it is {now} now, as recorded: the server may start'),
} as const
