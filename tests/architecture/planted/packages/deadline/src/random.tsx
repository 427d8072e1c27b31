export const chance = <p>{Math.random()}</p>
