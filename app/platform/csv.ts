export type Cell = string | number | null

/**
 * A table that Excel opens right in both countries: UTF-8 with a byte order mark, CRLF, every text in quotes. Text that a spreadsheet would take
 * for a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

/** Formula starts, full-width ones included, also behind blanks; and the control characters that spreadsheets skip before looking. */
const FORMULA = /^(?:[\t\r\n\0]|[\s\0]*[=+\-@＝＋－＠])/

export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
}
