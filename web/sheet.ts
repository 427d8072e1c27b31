/** A list as a sheet: columns, cells of a row, and a last row where there is more. */
export type Sheet<T> = {
  readonly columns: readonly string[]
  readonly row: (item: T) => readonly string[]
  readonly rest: string
}
