import encode from 'qrcode-generator'

/** Light modules that the standard asks for around the symbol. */
const quiet = 4

export interface Qr {
  /** Modules along one side, the light ones around it included. */
  size: number
  /** The dark modules as an SVG path in units of one module; a PDF draws the same. */
  path: string
}

/** An address as a QR symbol (ISO/IEC 18004), error correction M: a seventh of it may be worn off. */
export function qrOf(address: string): Qr {
  const symbol = encode(0, 'M')
  symbol.addData(address)
  symbol.make()
  const count = symbol.getModuleCount()
  const all = Array.from({ length: count }, (_, index) => index)
  const rows = all.map((row) => all.map((column) => (symbol.isDark(row, column) ? '#' : ' ')).join(''))
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/#+/g)].map(({ 0: { length }, index }) => `M${index + quiet} ${y + quiet}h${length}v1h-${length}z`),
  )
  return { size: count + 2 * quiet, path: runs.join('') }
}
