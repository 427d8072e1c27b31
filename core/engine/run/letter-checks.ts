import { peopleOf } from '#engine/people/people.ts'
import type { Unit } from '#records/directory.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Finding } from './host-tools.ts'
import type { StoreReader } from './store-reader.ts'

/** Checks that letters can name 代字, contact and remedies. */
export async function letterChecks(store: StoreReader): Promise<readonly Finding[]> {
  const local = store.deployment.directory.units.filter(({ level }) => level !== 'province')
  const seated = await Promise.all(local.map(async (unit) => ({ unit, signs: await signs(store, unit.id) })))
  const units = seated.filter((one) => one.signs).map(({ unit }) => unit)
  return [
    found(
      'letterRemedies',
      units.filter(({ remedies }) => !remedies?.confirmed),
      {
        fine: { zh: '各单位文书的复议机关、法院已经确认', en: 'Organ of reconsideration and court are confirmed.' },
        what: {
          zh: '文书的复议机关、法院未填或者未经法制机构确认',
          en: 'Organ of reconsideration or court missing, or not confirmed by the legal office',
        },
        remedy: {
          zh: '在 departments.json 的 remedies 中填写并由法制机构确认（confirmed）；未填的，文书写“依法有管辖权的”机关（行政复议法实施条例第十七条）',
          en: 'Enter `remedies` in departments.json and let the legal office confirm them; where they are missing, letters say “the competent” organ.',
        },
      },
    ),
    found(
      'letterContacts',
      units.filter((unit) => !isReachable(unit)),
      {
        fine: { zh: '各单位文书的机关代字、联系方式齐全', en: 'Code word and contact of every unit are there.' },
        what: {
          zh: '文书的机关代字、联系人、电话或者地址未填',
          en: 'Code word, person, telephone or address missing in letters',
        },
        remedy: {
          zh: '在 departments.json 中填写 codeWord 和 contact；此前文号用单位全称，电话写 12345',
          en: 'Enter `codeWord` and `contact` in departments.json; until then numbers have the full name, and the telephone is 12345.',
        },
      },
    ),
  ]
}

async function signs(store: StoreReader, unit: string): Promise<boolean> {
  const roles: readonly Role[] = ['officer', 'head', 'intake', 'intakeHead']
  const people = await Promise.all(roles.map((role) => peopleOf(store, { role, unit })))
  return people.some(({ length }) => length > 0)
}

const isReachable = ({ codeWord, contact }: Unit): boolean =>
  Boolean(codeWord && contact?.person && contact.phone && contact.address)

type Words = Finding['what']

function found(
  code: string,
  units: readonly Unit[],
  { fine, what, remedy }: { readonly fine: Words; readonly what: Words; readonly remedy: Words },
): Finding {
  if (units.length === 0) return { code, level: 'ok', what: fine, remedy: null }
  const names = { zh: units.map(({ name }) => name.zh).join('、'), en: units.map(({ id }) => id).join(', ') }
  return { code, level: 'warning', what: { zh: `${what.zh}：${names.zh}`, en: `${what.en}: ${names.en}` }, remedy }
}
