import type { Case } from './bench-cases'
import { type Measured, type Spread, spreadOf } from './bench-rounds'

/** A line of the result. Ratios are medians over the rounds, each against its base in the same round. */
export interface Line {
  name: string
  /** CPU milliseconds per request. */
  cpu: Spread
  floors: Spread
  goal: string
  /** Undefined where there is no goal. */
  isReached?: boolean
}

export function linesOf(cases: readonly Case[], measured: Measured): Line[] {
  const against = (name: string, base: string) => spreadOf(measured.get(name)!.map((value, round) => value / measured.get(base)![round]!))
  const bare = ['floor', 'empty'].map((name) => ({ name, cpu: spreadOf(measured.get(name)!), floors: against(name, 'floor'), goal: '' }))
  return [
    ...bare,
    ...cases.map(({ name, goal }): Line => {
      const line = { name, cpu: spreadOf(measured.get(name)!), floors: against(name, 'floor') }
      if (!goal) return { ...line, goal: '' }
      const { median } = against(name, goal.times)
      const says = goal.times === 'floor' ? `≤ ${goal.most} ×` : `≤ ${goal.most} × ${goal.times} (${median.toFixed(2)})`
      return { ...line, goal: says, isReached: median <= goal.most }
    }),
  ]
}

/** A figure that is no page. */
export interface Fact {
  name: string
  value: string
  goal?: string
  isReached?: boolean
}

const mark = (isReached: boolean | undefined) => (isReached === undefined ? '' : isReached ? 'yes' : 'NO')

export function printLines(lines: readonly Line[]): void {
  const rows = lines.map(({ name, cpu, floors, goal, isReached }) => [
    name,
    ...[cpu.median, cpu.min, cpu.max].map((ms) => ms.toFixed(3)),
    ...[floors.median, floors.min, floors.max].map((times) => times.toFixed(2)),
    goal,
    mark(isReached),
  ])
  print(['case', 'CPU ms', 'min', 'max', '× floor', 'min', 'max', 'goal', 'reached'], rows)
}

export const printFacts = (facts: readonly Fact[]): void =>
  print(
    ['figure', 'value', 'goal', 'reached'],
    facts.map(({ name, value, goal = '', isReached }) => [name, value, goal, mark(isReached)]),
  )

function print(head: string[], rows: string[][]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |\n`
  process.stdout.write(`\n${line(head)}${line(widths.map((width) => '-'.repeat(width)))}${rows.map(line).join('')}`)
}
