/** Names an event, a state and a field of one procedure. */
export const isWithUnit = (type: string, state: string, data: { readonly inquiry: unknown }) =>
  /^(determiner\.answered|task\.noted)$/.test(type) || state === 'withProvider' || data.inquiry !== null
