type Engine = { table: { query(of: object): { items: readonly string[] } } }

export const hundred = (engine: Engine) => engine.table.query({ pk: 'x', limit: 100 }).items
