/** Paths in the lockfile of all that one machine runs on, for Linux with glibc and this processor. */
export function shippedPackages({ packages }, arch) {
  const found = new Set()
  const waiting = names(packages['']).map((name) => ['', name])
  while (waiting.length > 0) {
    const [from, name] = waiting.pop()
    const path = placeOf(packages, from, name)
    if (!path || found.has(path) || !fits(packages[path], arch)) continue
    found.add(path)
    for (const next of names(packages[path])) waiting.push([path, next])
  }
  return [...found].toSorted()
}

const names = ({ dependencies = {}, optionalDependencies = {}, name }) =>
  // Of the project's own, the optional ones are tools and Node.
  Object.keys(name === 'redress' ? dependencies : { ...dependencies, ...optionalDependencies })

/** Node looks from the innermost folder outwards. */
function placeOf(packages, from, name) {
  const folders = from.split('/node_modules/').map((_, i, all) => all.slice(0, all.length - i).join('/node_modules/'))
  const places = [
    ...folders.filter((folder) => folder !== '').map((folder) => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ]
  return places.find((path) => packages[path])
}

const among = (allowed, one) => allowed === undefined || [allowed].flat().includes(one)
const fits = ({ os, cpu, libc }, arch) => among(os, 'linux') && among(cpu, arch) && among(libc, 'glibc')
