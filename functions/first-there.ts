import { existsSync } from 'node:fs'

/** Finds a file in the source tree or beside a bundle. */
export const firstThere = (places: readonly string[], from: string): URL | undefined =>
  places.map((place) => new URL(place, from)).find((one) => existsSync(one))
