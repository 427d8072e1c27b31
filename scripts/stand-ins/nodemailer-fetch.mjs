// No mail of ours has an attachment that lies at an address.
export default () => {
  throw new Error('attachments are not fetched')
}
