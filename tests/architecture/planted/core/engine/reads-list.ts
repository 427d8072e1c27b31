type Table = { query(of: object): readonly string[] }

export function first(table: Table) {
  const { query } = table
  return query({ pk: 'x', limit: 100 })
}
