import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import type { Finding } from '#engine/run/host-tools.ts'
import type { Environment } from './base/environment.ts'
import { sealCheck } from './seal/seal-check.ts'
import { isSignedBy } from './store/backup-manifest.ts'
import { openDatabase } from './store/database.ts'
import { damagedPublic } from './store/public-folder.ts'
import { ledgerKeyOf } from './store/reader.ts'
import { localTable } from './store/table.ts'

const gigabyte = 1024 ** 3

/** Findings on keys, disk, durability, mail, scanner. */
export async function hostChecks(env: Environment): Promise<readonly Finding[]> {
  if (!existsSync(env.dataFolder)) {
    const what = { zh: `还没有数据目录 ${env.dataFolder}`, en: `There is no data folder ${env.dataFolder} yet.` }
    return [error('data', what, { zh: '先启动一次，或设置 REDRESS_DATA', en: 'Start once, or set REDRESS_DATA.' })]
  }
  return [
    keys(env.dataFolder),
    disk(env.dataFolder),
    durable(env.dataFolder),
    await mail(env),
    await scanner(env.clamd),
    identity(env),
    witnessed(env),
    shownFiles(env.dataFolder),
    await ledgerKey(env.dataFolder),
    sealCheck(env),
  ]
}

function keys(folder: string): Finding {
  const at = join(folder, 'keys')
  const names = existsSync(at) ? readdirSync(at) : []
  const open = names.filter((name) => (statSync(join(at, name)).mode & 0o077) !== 0)
  const remedy = { zh: `运行 chmod 600 ${at}/*`, en: `Run chmod 600 ${at}/*.` }
  if (!names.includes('ledger.hex')) {
    const what = { zh: '没有日志密钥', en: 'The ledger key is missing.' }
    return error('keys', what, {
      zh: `把密钥放回 ${at}；换用新密钥后，旧的个人标识将对不上`,
      en: `Put the keys back into ${at}; with new ones, persons are no longer recognised.`,
    })
  }
  if (open.length > 0) {
    const list = open.join(', ')
    return error('keys', { zh: `密钥文件他人可读：${list}`, en: `Others may read these keys: ${list}` }, remedy)
  }
  return ok('keys', { zh: '密钥只有所有者可读', en: 'Only their owner may read the keys.' })
}

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const shown = `${(free / gigabyte).toFixed(1)} GB`
  const what = { zh: `数据目录所在磁盘剩余 ${shown}`, en: `${shown} are free where the data folder is.` }
  const remedy = { zh: '清理磁盘或移动数据目录', en: 'Free some space, or move the data folder.' }
  if (free < gigabyte / 4) return error('disk', what, remedy)
  return free < 2 * gigabyte ? { code: 'disk', level: 'warning', what, remedy } : ok('disk', what)
}

/** Opens a trial database: it refuses where settings do not hold. */
function durable(folder: string): Finding {
  const trial = mkdtempSync(join(folder, 'doctor-'))
  try {
    openDatabase(trial, { readOnly: false }).close()
    return ok('durable', { zh: 'synchronous=FULL、WAL 已读回确认', en: 'synchronous=FULL and WAL were read back.' })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return error(
      'durable',
      { zh: `数据库不能保证落盘：${why}`, en: `The database does not promise durability: ${why}` },
      {
        zh: '数据目录须在本地磁盘上，不能在网络盘',
        en: 'Keep the data folder on a local disk, not on a network share.',
      },
    )
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

async function mail({ smtp, issuer }: Environment): Promise<Finding> {
  const remedy = { zh: '设置 REDRESS_SMTP，或检查邮件服务器', en: 'Set REDRESS_SMTP, or look at the mail server.' }
  if (smtp === undefined) {
    const what = { zh: '邮件只进演示邮箱', en: 'Mail goes to the demo mailbox only.' }
    return issuer === undefined ? ok('mail', what) : error('mail', what, remedy)
  }
  const { hostname, port, protocol } = new URL(smtp)
  const number = port === '' ? (protocol === 'smtps:' ? 465 : 25) : Number(port)
  const place = `${hostname}:${number}`
  return (await reachable(hostname, number))
    ? ok('mail', { zh: `邮件服务器 ${place} 可达`, en: `The mail server ${place} answers.` })
    : error('mail', { zh: `邮件服务器 ${place} 不可达`, en: `The mail server ${place} does not answer.` }, remedy)
}

async function scanner(clamd: string | undefined): Promise<Finding> {
  if (clamd === undefined) {
    return {
      code: 'scanner',
      level: 'warning',
      what: {
        zh: '没有病毒扫描：材料只能由承办人以附件打开',
        en: 'No virus scanner: evidence opens only to officers, as attachments.',
      },
      remedy: { zh: '设置 REDRESS_CLAMD=主机:端口', en: 'Set REDRESS_CLAMD=host:port.' },
    }
  }
  const [host = '', port = ''] = clamd.split(':')
  return (await reachable(host, Number(port)))
    ? ok('scanner', { zh: `扫描服务 ${clamd} 可达`, en: `The scanner ${clamd} answers.` })
    : error(
        'scanner',
        { zh: `扫描服务 ${clamd} 不可达`, en: `The scanner ${clamd} does not answer.` },
        { zh: '启动 clamd；其间收到的材料留在隔离区', en: 'Start clamd; what arrives meanwhile stays in quarantine.' },
      )
}

function shownFiles(folder: string): Finding {
  const damaged = damagedPublic(folder)
  if (damaged.length === 0)
    return ok('public', { zh: '公开的文件与写入时一致', en: 'Each public file is as it was written.' })
  const list = damaged.slice(0, 10).join(', ')
  return error(
    'public',
    { zh: `${damaged.length} 个公开的文件已损坏：${list}`, en: `${damaged.length} public files are damaged: ${list}` },
    {
      zh: '运行 redress publish 并重新启动，按记录重新生成；并检查磁盘',
      en: 'Run redress publish and restart: they are written anew. Look at the disk.',
    },
  )
}

/** Whether the key in the folder is the one that signed last. */
async function ledgerKey(folder: string): Promise<Finding> {
  const sound = ok('ledgerKey', { zh: '日志密钥与最后的检查点相符', en: 'The ledger key fits the last checkpoint.' })
  if (!existsSync(join(folder, 'redress.db'))) return sound
  const store = localTable({ folder, readOnly: true })
  const note = await lastCheckpoint(store.table).finally(() => store.close())
  const key = ledgerKeyOf(folder)
  if (note === null || key === null || isSignedBy(note, key)) return sound
  return error(
    'ledgerKey',
    { zh: '日志密钥不是签最后检查点的那一把，或检查点已损坏', en: 'The ledger key did not sign the last checkpoint.' },
    {
      zh: '把签名用的 keys/ledger.hex 放回；密钥没有换过的，运行 redress verify --data',
      en: 'Put back the keys/ledger.hex that signed; if it was never changed, run redress verify --data.',
    },
  )
}

function witnessed({ witness: { folder, mails } }: Environment): Finding {
  if (folder === undefined && mails.length === 0)
    return {
      code: 'witness',
      level: 'warning',
      what: { zh: '检查点只在本机', en: 'Checkpoints are kept on this machine alone.' },
      remedy: {
        zh: '设置 REDRESS_WITNESS（另一台机器的目录）或 REDRESS_WITNESS_MAIL',
        en: 'Set REDRESS_WITNESS (a folder of another machine) or REDRESS_WITNESS_MAIL.',
      },
    }
  if (folder !== undefined && !existsSync(folder))
    return error(
      'witness',
      { zh: `存放检查点的目录 ${folder} 不在`, en: `The folder for checkpoints is not there: ${folder}` },
      { zh: '挂上该目录，并让本程序的账户可以写入', en: 'Mount it, and let this program’s account write to it.' },
    )
  return ok('witness', { zh: '检查点每小时送出本机', en: 'Checkpoints leave this machine each hour.' })
}

const identity = ({ issuer }: Environment): Finding =>
  issuer === undefined
    ? {
        code: 'identity',
        level: 'warning',
        what: { zh: '使用演示身份：任何人可以任选身份登录', en: 'Demo sign-in: anybody can be anybody.' },
        remedy: {
          zh: '正式使用前设置 REDRESS_ISSUER、REDRESS_CLIENT_ID、REDRESS_CLIENT_SECRET',
          en: 'Set REDRESS_ISSUER, REDRESS_CLIENT_ID and REDRESS_CLIENT_SECRET before real use.',
        },
      }
    : ok('identity', { zh: `身份由 ${issuer.url} 提供`, en: `Sign-in is by ${issuer.url}.` })

const reachable = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5000 })
    const answer = (yes: boolean) => () => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false))
  })

const ok = (code: string, what: Finding['what']): Finding => ({ code, level: 'ok', what, remedy: null })
const error = (code: string, what: Finding['what'], remedy: Finding['what']): Finding => ({
  code,
  level: 'error',
  what,
  remedy,
})
