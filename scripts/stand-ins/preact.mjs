// Of preact, what drawing a page once asks for: nodes and fragments, without comparing and without a browser.
const made = Symbol.for('pv')

export const options = {}
export const Fragment = ({ children }) => children
export const isValidElement = (value) => value != null && value.constructor === made

export function h(type, given, ...children) {
  const { key, ref, ...props } = given ?? {}
  if (children.length > 0) props.children = children.length === 1 ? children[0] : children
  return {
    type,
    props,
    key,
    ref,
    constructor: made,
    __k: null,
    __: null,
    __b: 0,
    __e: null,
    __c: null,
    __v: 0,
    __i: -1,
    __u: 0,
  }
}
