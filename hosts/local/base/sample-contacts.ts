import type { Deployment } from '#engine/store/host.ts'

/** Invented contacts where units have none of their own. */
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
