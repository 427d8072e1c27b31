import { type House, houses, type Room } from '../tests/architecture/rooms.ts'

/** docs/rooms.md: rooms and uses, as the architecture tests hold. */
export const roomsPage = (): string => `# Rooms

Written from \`tests/architecture/rooms.ts\` by \`npm run draw\`. A room uses only rooms above it, and only those named; at most
30 source files each. \`.\` is what stands in the folder itself.

${houses.map(houseTable).join('\n')}`

const houseTable = ({ folder, rooms }: House) => `## \`${folder}\`

| room | owns | uses |
|---|---|---|
${rooms.map(roomRow).join('\n')}
`

const roomRow = ({ name, owns, uses }: Room) => `| ${name} | ${owns} | ${uses.join(', ')} |`
