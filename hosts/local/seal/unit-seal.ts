import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Clock } from '#engine/store/ports.ts'
import type { Seal } from '#engine/store/printing.ts'
import { Fault } from '#law/fault.ts'
import { selfSigned } from '../../seal/certificate.ts'
import { readSealKey } from '../../seal/seal-key.ts'
import { signPdf } from '../../seal/sign-pdf.ts'
import type { SealKey } from '../../seal/signed-data.ts'
import { sealPicture } from '../../seal-picture.ts'
import { makeFolder } from '../base/make-folder.ts'
import { writeDurably } from '../base/write-durably.ts'

type Given = {
  readonly dataFolder: string
  /** Keys and pictures by unit: `HJ.pem`, `HJ.svg`; else `default.pem`. */
  readonly seals: string | undefined
  readonly city: string
  readonly clock: Clock
}

/**
 * Seals by files: the picture, and the unit key's signature. Without files the machine has a self-signed key, and a
 * picture with its fingerprint.
 */
export function unitSeal({ dataFolder, seals, city, clock }: Given): Seal {
  const { keys, pictures } = seals === undefined ? nothing : sealFiles(seals)
  let own: SealKey | undefined
  const keyOf = (unit: string): SealKey => {
    const given = keys.get(unit) ?? keys.get('default')
    if (given) return given
    own ??= ownKey(dataFolder, city, clock)
    return own
  }
  return {
    sample: false,
    mark: (unit, name) => pictures.get(unit) ?? sealPicture(name, '电子印章', fingerprint(keyOf(unit))),
    apply: async (pdf, unit) => signPdf(pdf, { ...keyOf(unit), reason: '文书用印', at: clock.now() }),
  }
}

/** Reads `REDRESS_SEALS`; unusable files stop the start. */
export function sealFiles(folder: string) {
  if (!existsSync(folder))
    throw new Fault('seals.bad', `REDRESS_SEALS: 没有目录 ${folder} / there is no folder ${folder}`)
  const keys = new Map<string, SealKey>()
  const pictures = new Map<string, string>()
  for (const name of readdirSync(folder)) {
    const unit = basename(name, extname(name))
    const bytes = readFileSync(join(folder, name))
    if (extname(name) === '.pem') keys.set(unit, readSealKey(bytes.toString(), join(folder, name)))
    if (extname(name) === '.svg') pictures.set(unit, bytes.toString())
    if (extname(name) === '.png') pictures.set(unit, framed(bytes))
  }
  return { keys, pictures }
}

const nothing = { keys: new Map<string, SealKey>(), pictures: new Map<string, string>() }

function ownKey(dataFolder: string, city: string, clock: Clock): SealKey {
  const folder = join(dataFolder, 'keys')
  const path = join(folder, 'seal.pem')
  makeFolder(folder, 0o700)
  if (!existsSync(path)) writeDurably(path, selfSigned(`${city} 信用异议与修复 电子印章`, clock.now()), 0o600)
  chmodSync(path, 0o600)
  return readSealKey(readFileSync(path, 'utf8'), path)
}

/** A picture of points, as the drawing that the printer takes. */
const framed = (png: Buffer) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><image width="200" height="200" href="data:image/png;base64,${png.toString('base64')}"/></svg>`

const fingerprint = ({ certificate }: SealKey) => certificate.fingerprint256.replaceAll(':', '').slice(0, 16)
