type Props = { readonly title: string; readonly number: string }

/** Heading of a case; its number keeps to one line. */
export const CaseHeading = ({ title, number }: Props) => (
  <h1>
    {title} <span class="case-no">{number}</span>
  </h1>
)
