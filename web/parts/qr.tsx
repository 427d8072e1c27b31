import qrcode from 'qrcode'

type Props = {
  /** Text for the reader's camera. */
  readonly text: string
  /** Text that a screen reader says instead. */
  readonly label: string
}

const quiet = 4

/** Inline path: prints sharp, and needs no image policy. */
export function Qr({ text, label }: Props) {
  const { size, path } = drawn(text)
  const whole = size + 2 * quiet
  return (
    <svg class="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Any mask reads: weighing all eight, and shorter codings, takes fifteen times as long. */
const maskPattern = 2

/** Dark squares by runs of each row. */
function drawn(text: string): { readonly size: number; readonly path: string } {
  const bytes = new TextEncoder().encode(text)
  const { modules } = qrcode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let run = 0
      while (column + run < size && modules.get(row, column + run)) run += 1
      if (run > 0) path += `M${column + quiet} ${row + quiet}h${run}v1h-${run}z`
      column += run
    }
  }
  return { size, path }
}
