import type { LanguageTag } from '#db/schema'

/** What is looked at, in the order in which each match is cut out before the next rule. */
export const rules = [
  'url',
  'date',
  'money',
  'quantity',
  'code',
  'number',
  'placeholder',
  'bracket',
  'endMark',
  'chineseSigns',
  'englishSigns',
  'glossary',
  'consistency',
  'length',
  'blanks',
  'contact',
] as const
export type Rule = (typeof rules)[number]

/** An error has to be mended or kept with a reason before the text goes on; a warning wants a second look; an info is only said. */
export type Level = 'error' | 'warning' | 'info'

/** Something that a rule has found, as a code and values: the page has a message for each rule and kind. */
export interface Finding {
  rule: Rule
  kind: string
  level: Level
  /** Where in the translation, in UTF-16 units. */
  start?: number
  end?: number
  values: Record<string, string | number>
  /** What belongs between `start` and `end` instead; where both are equal, what is to be put in. */
  fix?: { text: string }
}

export interface Pair {
  source: string
  target: string
  sourceLanguage: LanguageTag
  targetLanguage: LanguageTag
  /** Name of the document's field: a title needs no end mark. */
  field?: string
}

/** A finding that somebody has decided to keep, with a reason. */
export interface Kept {
  rule: Rule
  about: string
  reason: string
  person: string
}

export const longestReason = 500
export const longestAbout = 300

/** What a finding is about, so that a decision to keep it holds while the text around it changes. */
export const aboutOf = ({ kind, values }: Pick<Finding, 'kind' | 'values'>): string =>
  [
    kind,
    ...Object.keys(values)
      .sort()
      .map((name) => values[name]),
  ]
    .join('|')
    .slice(0, longestAbout)

export const isRule = (name: unknown): name is Rule => (rules as readonly unknown[]).includes(name)

export const keptFor = (finding: Finding, kept: readonly Kept[]): Kept | undefined =>
  kept.find(({ rule, about }) => rule === finding.rule && about === aboutOf(finding))

/** The errors that nobody has decided to keep. */
export const blockers = (findings: readonly Finding[], kept: readonly Kept[]): Finding[] =>
  findings.filter((finding) => finding.level === 'error' && !keptFor(finding, kept))

/** The translation with one finding mended. */
export const mended = (target: string, { start, end, fix }: Finding): string =>
  fix && start !== undefined && end !== undefined ? target.slice(0, start) + fix.text + target.slice(end) : target
