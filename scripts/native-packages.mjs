// Packages that no bundle holds, laid beside: machine code, typefaces.
import { cpSync, existsSync } from 'node:fs'

const typefaces = '@expo-google-fonts'

/** Copies them; answers for which processor their machine code is. */
export function copyPackages(root, to, { packages, faces }) {
  const modules = new URL('node_modules/', root)
  const arch = ['arm64', 'x64'].find((one) =>
    packages.every((name) => existsSync(new URL(name.replace('{arch}', one), modules))),
  )
  if (!arch)
    throw new Error(
      `${packages.join(', ')}: not installed for Linux. npm install --no-save --force --os=linux --cpu=arm64 --libc=glibc`,
    )
  for (const name of packages.map((one) => one.replace('{arch}', arch)))
    cpSync(new URL(name, modules), new URL(`${to}/node_modules/${name}`, root), { recursive: true, dereference: true })
  for (const face of faces)
    cpSync(new URL(`${typefaces}/${face}`, modules), new URL(`${to}/node_modules/${typefaces}/${face}`, root))
  return arch
}
