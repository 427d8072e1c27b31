import type { Deployment } from '#engine/store/host.ts'

/** The demo's letters show in full what a city enters: a person and an address that are nobody's, where a unit has none of its own. */
export const withSampleContacts = ({ directory, ...rest }: Deployment): Deployment => ({
  ...rest,
  directory: {
    ...directory,
    units: directory.units.map((unit) => ({ ...unit, contact: { ...sample, ...unit.contact } })),
  },
})

const sample = {
  person: { zh: '示例联系人', en: 'Sample Contact' },
  address: { zh: '演示用地址', en: 'sample address' },
}
