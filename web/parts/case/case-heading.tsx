type Props = { readonly title: string; readonly number: string }

/** Heading of a case; its number keeps to one line. */
export const CaseHeading = ({ title, number }: Props) => (
  <h1>
    {title} <span class="case-no">{number}</span>
  </h1>
)

/** Heading around a name that keeps to one line. */
export function HeadingOf({ title, of, number = false }: { title: string; of: string; number?: boolean }) {
  const [before, after] = title.split(of)
  return (
    <h1>
      {before}
      <span class={number ? 'case-no' : 'one-line'}>{of}</span>
      {after}
    </h1>
  )
}
