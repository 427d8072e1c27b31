import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { bad, type Finding, ok, warn } from '#engine/run/host-tools.ts'
import { fillBoth } from '#law/bilingual.ts'
import { machineWords as words } from '#words/machine-words.ts'
import type { Environment } from './base/environment.ts'
import { asideFiles } from './base/inbox-notes.ts'
import { machineChecks } from './base/machine-checks.ts'
import { isServedDamaged } from './base/site.ts'
import { openToOthers, strangeFiles } from './base/strange-files.ts'
import { logEndCheck, witnessCheck } from './log-end-checks.ts'
import { sealCheck } from './seal/seal-check.ts'
import { isSignedBy } from './store/backup-manifest.ts'
import { openDatabase } from './store/database.ts'
import { damagedPublic } from './store/public-folder.ts'
import { ledgerKeyOf } from './store/reader.ts'
import { republishAt } from './store/restoring-mark.ts'
import { localTable } from './store/table.ts'

/** Findings on the machine, durability, mail, scanner. */
export async function hostChecks(env: Environment, now: number): Promise<readonly Finding[]> {
  if (!existsSync(env.dataFolder)) {
    return [bad('data', fillBoth(words.data.none, { folder: env.dataFolder }), words.data.remedy)]
  }
  return [
    ...machineChecks(env, now),
    durable(env.dataFolder),
    await mail(env),
    await scanner(env.clamd),
    identity(env),
    await witnessCheck(env),
    shownFiles(env.dataFolder),
    folder(env.dataFolder),
    await ledgerKey(env.dataFolder),
    await logEndCheck(env),
    sealCheck(env),
  ]
}

/** Opens a trial database: it refuses where settings do not hold. */
function durable(folder: string): Finding {
  const trial = mkdtempSync(join(folder, 'doctor-'))
  try {
    openDatabase(trial, { readOnly: false }).close()
    return ok('durable', words.durable.ok)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return bad('durable', fillBoth(words.durable.not, { why }), words.durable.remedy)
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

async function mail({ smtp, issuer }: Environment): Promise<Finding> {
  const { demo, none, ok: fine, silent, remedy } = words.mail
  if (smtp === undefined) return issuer === undefined ? ok('mail', demo) : bad('mail', none, remedy)
  const { hostname, port, protocol } = new URL(smtp)
  const number = port === '' ? (protocol === 'smtps:' ? 465 : 25) : Number(port)
  const place = `${hostname}:${number}`
  return (await reachable(hostname, number))
    ? ok('mail', fillBoth(fine, { place }))
    : bad('mail', fillBoth(silent, { place }), remedy)
}

async function scanner(clamd: string | undefined): Promise<Finding> {
  const { none, set, ok: fine, silent, start } = words.scanner
  if (clamd === undefined) return warn('scanner', none, set)
  const [host = '', port = ''] = clamd.split(':')
  return (await reachable(host, Number(port)))
    ? ok('scanner', fillBoth(fine, { place: clamd }))
    : bad('scanner', fillBoth(silent, { place: clamd }), start)
}

function shownFiles(folder: string): Finding {
  const damaged = damagedPublic(folder)
  const { ok: sound, rewriting, wait } = words.public
  if (damaged.length === 0)
    return existsSync(republishAt(folder)) ? warn('public', rewriting, wait) : ok('public', sound)
  return bad('public', fillBoth(words.public.damaged, { n: damaged.length, list: some(damaged) }), words.public.remedy)
}

/** Files that would be given out, and doors for others to write. */
function folder(data: string): Finding {
  const said = words.folder
  const [strange, open] = [strangeFiles(data), openToOthers(data)]
  if (strange.length > 0) return bad('folder', fillBoth(said.strange, { list: some(strange) }), said.look)
  if (isServedDamaged(data)) return bad('folder', said.served, said.startAgain)
  if (open.length > 0) return bad('folder', fillBoth(said.open, { list: some(open) }), said.close)
  const aside = asideFiles(data)
  return aside.length > 0
    ? warn('folder', fillBoth(said.aside, { list: some(aside) }), said.moveBack)
    : ok('folder', said.ok)
}

const some = (names: readonly string[]) => names.slice(0, 10).join(', ')

/** Whether the key in the folder is the one that signed last. */
async function ledgerKey(folder: string): Promise<Finding> {
  const sound = ok('ledgerKey', words.ledgerKey.ok)
  if (!existsSync(join(folder, 'redress.db'))) return sound
  const store = localTable({ folder, readOnly: true })
  const note = await lastCheckpoint(store.table).finally(() => store.close())
  const key = ledgerKeyOf(folder)
  if (note === null || key === null || isSignedBy(note, key)) return sound
  return bad('ledgerKey', words.ledgerKey.other, words.ledgerKey.remedy)
}

const identity = ({ issuer }: Environment): Finding =>
  issuer === undefined
    ? warn('identity', words.identity.demo, words.identity.remedy)
    : ok('identity', fillBoth(words.identity.ok, { url: issuer.url }))

const reachable = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5000 })
    const answer = (yes: boolean) => () => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false))
  })
