import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { HolidayYear } from '#engine/case/holiday-year.ts'
import { Counter } from '#engine/store/counter.ts'
import type { Deployment } from '#engine/store/host.ts'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { makeCalendar, type HolidayYear as Year } from '#law/calendar.ts'
import { publishedYears, statutoryYears, withYears } from '#law/china.ts'
import { Fault } from '#law/fault.ts'
import { Directory } from '#records/directory.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { LadderShape } from '#workflows/contract/warnings.ts'
import { readPageWords } from './read-page-words.ts'
import { readDeploymentTexts, readOwnTexts } from './read-texts.ts'

const Areas = z.object({
  areas: z.array(
    z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }), parent: z.string().nullable() }),
  ),
})
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 08:30' })
const Settings = z.strictObject({
  flags: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .refine(({ L23 = 'provider' }) => L23 === 'provider' || L23 === 'platform', {
      error: 'L23 must be provider or platform',
    })
    .default({}),
  switches: z.record(z.string(), z.number()).default({}),
  mailHours: z.strictObject({ from: time, to: time, digest: time }).exactOptional(),
  ladder: LadderShape.exactOptional(),
  securityContact: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, { error: 'must be mailto:somebody@… or https://…' })
    .exactOptional(),
})
const Papers = z.strictObject({
  number: z.string().includes('{n}').includes('{year}'),
  note: z.string().optional(),
})

/** An invented one in a demo, so that its file is seen. */
const contactOf = (own: string | undefined, demo: boolean) => {
  const securityContact = own ?? (demo ? 'mailto:security@demo.invalid' : undefined)
  return securityContact === undefined ? {} : { securityContact }
}

/** Reads areas.json, departments.json, any settings.json and papers.json. */
export function readDeployment(
  folder: string,
  site: Pick<Deployment, 'url' | 'demo' | 'staffUrl' | 'filesUrl' | 'replies'> & {
    readonly procedures: Readonly<Record<string, Procedure>>
    /** A folder of further or corrected years, before the deployment's own `holidays`. */
    readonly holidays?: string
  },
): Deployment {
  const { holidays, procedures, ...known } = site
  const { areas } = read(folder, 'areas.json', Areas)
  const city = areas.find((area) => area.parent === null)
  if (!city) throw new Fault('deployment.bad', `${join(folder, 'areas.json')}: no area is without a parent`)
  const own: z.infer<typeof Settings> = existsSync(join(folder, 'settings.json'))
    ? read(folder, 'settings.json', Settings)
    : { flags: {}, switches: {} }
  return {
    id: basename(folder),
    city: city.name,
    area: city.code,
    counties: areas.flatMap(({ code, name, parent }) => (parent === city.code ? [{ code, name }] : [])),
    ...known,
    calendar: makeCalendar(holidayYears([holidays, join(folder, 'holidays')]), statutoryYears),
    pageWords: readPageWords(folder),
    texts: soundTexts(procedures, readOwnTexts(), readDeploymentTexts(folder)),
    directory: read(folder, 'departments.json', Directory),
    flags: own.flags,
    switches: own.switches,
    ...(own.ladder && { ladder: own.ladder }),
    ...(own.mailHours && { mailHours: own.mailHours }),
    ...contactOf(own.securityContact, site.demo),
    ...(existsSync(join(folder, 'counters.json')) && {
      counters: read(folder, 'counters.json', z.array(Counter)),
    }),
    ...(existsSync(join(folder, 'papers.json')) && { papers: read(folder, 'papers.json', Papers) }),
  }
}

/** Built-in years under those of the first existing folder. */
export function holidayYears(folders: readonly (string | undefined)[]): readonly Year[] {
  const folder = folders.find((one) => one !== undefined && existsSync(one))
  if (folder === undefined) return publishedYears
  const names = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name))
  return withYears(names.map((name) => read(folder, name, HolidayYear)))
}

function read<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name)
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Fault('deployment.bad', `REDRESS_DEPLOYMENT: ${path}: ${why}`, { cause })
  }
}
