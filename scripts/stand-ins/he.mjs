// Of he, what mailparser asks for where it makes HTML of a text, which nobody here reads.
const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const encode = (text) => String(text).replace(/[&<>"']/g, (sign) => signs[sign])

export default { encode }
