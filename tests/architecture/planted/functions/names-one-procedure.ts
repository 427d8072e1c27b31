/** Names one procedure by its id. */
export const isFirst = (procedure: string) => procedure === 'objection'
