import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Tools, headers and faces below node_modules that nobody uses. */
export function unneeded(root) {
  const within = (path) => {
    const folder = new URL(`node_modules/${path}/`, root)
    return existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => `${path}/${name}`) : []
  }
  const doors = JSON.parse(readFileSync(new URL('functions/doors.json', root), 'utf8'))
  const used = doors.flatMap(({ faces = [] }) => faces)
  const headers = ['x64', 'arm64'].flatMap((arch) =>
    ['include', 'share', 'lib'].map((part) => `node-linux-${arch}/${part}`),
  )
  const faces = within('@expo-google-fonts').filter(
    (path) => path.endsWith('.ttf') && !used.some((face) => path.endsWith(face)),
  )
  return ['@biomejs', ...headers, ...faces]
}
