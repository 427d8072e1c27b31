import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Printing } from '#engine/store/printing.ts'
import { Fault } from '#law/fault.ts'
import { sealPicture } from '../seal-picture.ts'
import type { Caller } from './caller.ts'
import { invoke } from './invoke.ts'
import type { PaperOrder } from './lambda/paper.ts'

const Made = z.object({ pdf: z.base64() })

/**
 * Prints by a function that alone has the printer and the units' sealing keys. Pictures of seals (`seals/HJ.svg`) come
 * from the deployment, or are drawn.
 */
export function lambdaPrinting(caller: Caller, printer: string, deployment: string): Printing {
  const pictures = picturesIn(join(deployment, 'seals'))
  const made = async (order: PaperOrder) => {
    const { pdf } = Made.parse(await invoke(caller, printer, order))
    return new Uint8Array(Buffer.from(pdf, 'base64'))
  }
  return {
    printer: { print: (sheets) => made({ kind: 'print', sheets }) },
    seal: {
      sample: false,
      mark: (unit, name) => pictures.get(unit) ?? sealPicture(name, '电子印章', unit),
      async apply(pdf, unit) {
        const sealed = await made({ kind: 'seal', unit, pdf: Buffer.from(pdf).toString('base64') })
        // A sealed file is the sent one, followed by a signature.
        if (Buffer.compare(sealed.subarray(0, pdf.length), pdf) !== 0)
          throw new Fault('sealFailed', 'the sealed file is not the one that was printed')
        return sealed
      },
    },
  }
}

function picturesIn(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.svg')) : []
  return new Map(names.map((name) => [basename(name, '.svg'), readFileSync(join(folder, name), 'utf8')]))
}
