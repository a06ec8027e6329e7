import { type ReactNode, useId } from 'react'
import { classes } from './classes'

export interface Column<Row> {
  /** Unique within the table. */
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** `end` for numbers. */
  align?: 'start' | 'end'
  /** The cell that names the row: a row heading, and the title of the card on a phone. At most one. */
  lead?: boolean
  className?: string
}

/**
 * Rows of facts. Under 640 px each row stacks into a card; where a wide table does not fit (`stacks={false}`, for comparisons), its
 * frame scrolls by itself and can be reached by keyboard.
 */
export function Table<Row>({
  caption,
  hideCaption = false,
  columns,
  rows,
  rowKey,
  empty,
  foot,
  stacks = true,
  className,
}: {
  caption: string
  /** The caption stays for screen readers, for instance under a heading that says the same. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What to show instead while there are no rows. */
  empty?: ReactNode
  /** `<tr>`s of a `<tfoot>`. */
  foot?: ReactNode
  stacks?: boolean
  className?: string
}) {
  const captionId = useId()
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <section
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={classes('overflow-x-auto rounded-lg border border-line bg-surface', className)}
    >
      <table className={classes('w-full border-collapse text-sm', stacks && 'table-stacks')}>
        <caption id={captionId} className={hideCaption ? 'sr-only' : 'px-4 pt-3 pb-1 text-start font-semibold text-base'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-line border-b bg-sunken">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classes('break-keep px-4 py-2 font-semibold text-ink-soft text-xs', alignment(column))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line border-b last:border-0 hover:bg-river-wash/50">
              {columns.map((column) => {
                const said = column.cell(row)
                const look = classes('px-4 py-2.5 align-baseline', alignment(column), column.className)
                return column.lead ? (
                  <th key={column.key} scope="row" data-lead="" className={classes(look, 'font-semibold')}>
                    {said}
                  </th>
                ) : (
                  <td key={column.key} data-label={column.header} className={look}>
                    {/* On a phone a cell with nothing in it goes without its label, too. */}
                    {said === null ? null : <span>{said}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot className="border-line-strong border-t font-semibold">{foot}</tfoot> : null}
      </table>
    </section>
  )
}

const alignment = <Row,>(column: Column<Row>) => (column.align === 'end' ? 'text-end tabular-nums' : 'text-start')
