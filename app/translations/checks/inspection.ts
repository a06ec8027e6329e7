import { contactLeaks } from '~/platform/contact-leak'
import { disagreements } from './agreement'
import { type Finding, type Pair, rules } from './check'
import { glossary, type TermHit } from './glossary'
import { blanks, lengths } from './shape'
import { brackets, endMarks, placeholders } from './signs'
import { signsOf } from './typography'

/** What only the database knows of a segment. */
export interface Surroundings {
  terms?: readonly TermHit[]
  twins?: readonly Twin[]
}

/** An approved pair elsewhere: the same source with another translation, or the same translation of another source. */
export interface Twin {
  kind: 'sameSource' | 'sameTarget'
  source: string
  target: string
}

const order = (finding: Finding): number => ({ error: 0, warning: 100, info: 200 })[finding.level] + rules.indexOf(finding.rule)

/**
 * Everything that the fifteen rules find in a translation, errors first. Pure, and quick enough for every key that is pressed; the
 * server asks the same when a text is handed in or approved. An empty translation is nothing to check: it is not done.
 */
export function inspect(pair: Pair, { terms = [], twins = [] }: Surroundings = {}): Finding[] {
  if (pair.target.trim() === '') return []
  return [
    ...disagreements(pair),
    ...placeholders(pair),
    ...brackets(pair),
    ...endMarks(pair),
    ...signsOf(pair),
    ...glossary(pair, terms),
    ...consistency(pair, twins),
    ...lengths(pair),
    ...blanks(pair),
    ...contacts(pair),
  ].sort((a, b) => order(a) - order(b))
}

/** Rule 12: said differently, or said the same of different things, elsewhere. */
function consistency({ source, target }: Pair, twins: readonly Twin[]): Finding[] {
  return twins
    .filter((twin) =>
      twin.kind === 'sameSource' ? twin.source === source && twin.target !== target : twin.target === target && twin.source !== source,
    )
    .slice(0, 3)
    .map((twin) => ({ rule: 'consistency', kind: twin.kind, level: 'info', values: { source: twin.source, target: twin.target } }))
}

/** Rule 15: contact data is exchanged at award, not before. */
const contacts = ({ source, target }: Pair): Finding[] => [
  ...contactLeaks(target).map(
    ({ text, start, end }): Finding => ({ rule: 'contact', kind: 'target', level: 'error', start, end, values: { what: text } }),
  ),
  ...contactLeaks(source).map(({ text }): Finding => ({ rule: 'contact', kind: 'source', level: 'warning', values: { what: text } })),
]
