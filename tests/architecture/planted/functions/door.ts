export { ports } from '#host'
