const { random } = Math

export const own = random
