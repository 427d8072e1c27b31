type Props = { readonly title: string; readonly number: string }

/** Heading of a case; its number keeps to one line. */
export const CaseHeading = ({ title, number }: Props) => (
  <h1>
    {title} <span class="case-no">{number}</span>
  </h1>
)

/** Heading that names a case within its words. */
export function NumberedHeading({ title, number }: Props) {
  const [before, after] = title.split(number)
  return (
    <h1>
      {before}
      <span class="case-no">{number}</span>
      {after}
    </h1>
  )
}
