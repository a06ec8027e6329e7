import type { Fields } from '~/translations/document'
import type { Attachment } from '../attachments/attachment'
import type { Description, FactsRow, Requirement } from '../description'
import { factsOf, requirementKeysOf } from '../description'
import { changedAssets } from '../together/asset'
import { togetherFacts } from '../together/together'

/** Facts of a request that an amendment may change; kept as JSON until it takes effect. */
export interface AmendmentFacts extends Omit<FactsRow, 'wantsConfirm'> {
  technologies: string[]
  requirements: Pick<Requirement, 'key' | 'level'>[]
  files: AmendedFile[]
}

/** An attachment as an amendment names it: its bytes never change. */
export type AmendedFile = Pick<Attachment, 'id' | 'name' | 'isConfidential'>

/** One thing that an amendment changes. */
export interface Change {
  /** A field of the document (`problem`, `requirement.r2.what`) or a fact (`budgetMax`, `requirement.r2.level`). */
  name: string
  /** Which rule makes it material; null for an editorial change. */
  rule: MaterialRule | null
}

/**
 * What a bid rests on. A change of one of these is material: bidders have to look again. Everything else is editorial, and so is a change of
 * a text in which only spaces, punctuation or letter case differ.
 */
export const materialRules = ['scope', 'acceptance', 'requirements', 'budget', 'currency', 'deadline', 'conditions'] as const
export type MaterialRule = (typeof materialRules)[number]

const factRules: Partial<Record<keyof AmendmentFacts, MaterialRule>> = {
  budgetMin: 'budget',
  budgetMax: 'budget',
  currency: 'currency',
  biddingDays: 'deadline',
  serviceKind: 'scope',
  startWish: 'conditions',
  workplace: 'conditions',
  confidentiality: 'conditions',
  mode: 'conditions',
}

const textFacts = [
  'vertical',
  'division',
  'serviceKind',
  'currency',
  'budgetMin',
  'budgetMax',
  'biddingDays',
  'startWish',
  'workplace',
  'confidentiality',
  'mode',
] as const

/** The facts that a description carries over into an amendment. */
export function amendmentFacts(description: Description): Omit<AmendmentFacts, 'files'> {
  const { wantsConfirm, ...facts } = factsOf(description)
  return {
    ...facts,
    technologies: [...description.technologies],
    requirements: description.requirements.map(({ key, level }) => ({ key, level })),
  }
}

interface Side {
  fields: Fields
  facts: AmendmentFacts
}

/** Everything that differs between what is out and what shall be, in reading order. */
export function changesBetween(before: Side, after: Side): Change[] {
  return [...textChanges(before.fields, after.fields), ...requirementChanges(before, after), ...changedFacts(before.facts, after.facts)]
}

export const kindOf = (changes: readonly Change[]): 'material' | 'editorial' =>
  changes.some(({ rule }) => rule !== null) ? 'material' : 'editorial'

function textChanges(before: Fields, after: Fields): Change[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return names
    .filter((name) => name !== noteField && (before[name] ?? '') !== (after[name] ?? ''))
    .map((name) => ({ name, rule: isRewording(before[name] ?? '', after[name] ?? '') ? textRule(name) : null }))
}

function textRule(name: string): MaterialRule | null {
  if (name === 'problem' || name === 'systems' || name === 'partner' || name.endsWith('.what')) return 'scope'
  // What the buyer brings, and what it may be used for, is what a partner counts on.
  if (name.startsWith('asset.')) return 'conditions'
  if (name === 'pilot') return 'acceptance'
  return name.endsWith('.acceptance') ? 'acceptance' : null
}

/** Whether more than spaces, punctuation and letter case differ. A decimal point or a sign before a number is more. */
function isRewording(before: string, after: string): boolean {
  return bare(before) !== bare(after)
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    // What touches a digit may carry meaning: 1.5 is not 15, -3 is not 3, ≤ 2% is not 2%.
    .replace(/(?<!\d)[\s\p{P}]+(?!\d)/gu, '')

function requirementChanges(before: Side, after: Side): Change[] {
  const levels = (side: Side) => new Map(side.facts.requirements.map(({ key, level }) => [key, level]))
  const [old, now] = [levels(before), levels(after)]
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  return keys.filter((key) => old.get(key) !== now.get(key)).map((key) => ({ name: `requirement.${key}.level`, rule: 'requirements' }))
}

const changedFacts = (before: AmendmentFacts, after: AmendmentFacts) => [
  ...factChanges(before, after),
  ...togetherChanges(before, after),
  ...fileChanges(before, after),
]

/** What is brought in and who should own the result: all of it is what a bid rests on. */
function togetherChanges(before: AmendmentFacts, after: AmendmentFacts): Change[] {
  const [old, now] = [togetherFacts(before.togetherJson), togetherFacts(after.togetherJson)]
  const names = changedAssets(old.assets, now.assets).map((key) => `asset.${key}.facts`)
  if (old.foreground !== now.foreground) names.push('wish')
  return names.map((name) => ({ name, rule: 'conditions' }))
}

/** Files are scope; an annex that only some may read is named apart. */
function fileChanges(before: AmendmentFacts, after: AmendmentFacts): Change[] {
  const changed = [...missingFrom(after, before), ...missingFrom(before, after)]
  return [false, true]
    .filter((isAnnex) => changed.some(({ isConfidential }) => isConfidential === isAnnex))
    .map((isAnnex) => ({ name: isAnnex ? 'annexes' : 'files', rule: 'scope' }))
}

/** Files of `these` that the others lack. */
export const missingFrom = (others: AmendmentFacts, these: AmendmentFacts): AmendedFile[] =>
  these.files.filter(({ id }) => !others.files.some((other) => other.id === id))

function factChanges(before: AmendmentFacts, after: AmendmentFacts): Change[] {
  const changes: Change[] = textFacts
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, rule: factRules[name] ?? null }))
  if ([...before.technologies].sort().join() !== [...after.technologies].sort().join()) changes.push({ name: 'technologies', rule: null })
  return changes
}

/** Field of the document in which the buyer tells bidders what changed and why. */
export const noteField = 'change'

/** Keys that no new deliverable may take: every one that any revision has had. */
export const usedKeys = (revisions: readonly Fields[]): string[] => [...new Set(revisions.flatMap(requirementKeysOf))]
