import { type Actor, isAuditor, isOperator, type MaybeActor } from '~/accounts/actor'
import type { WhyNotLeave } from './leaving'
import type { TranslatorFault } from './translator'

/** What a machine proposes for one sentence: a suggestion until a person takes it, and theirs from then on. */
export type DraftStatus = 'asked' | 'ready' | 'failed'

/** Why there is no draft: keys under `machine:reason`. */
export type WhyNoDraft = TranslatorFault | WhyNotLeave | 'off' | 'resting' | 'budget' | 'marks' | 'empty' | 'tooLong' | 'over'

export const canSteerMachine = (actor: MaybeActor): actor is Actor => isOperator(actor)
export const canReadMachine = (actor: MaybeActor): actor is Actor => isOperator(actor) || isAuditor(actor)

/** Sentences of one task that one press asks for. */
export const mostAsked = 400
/** Of one call: small enough for a model's answer, and for one job's lease. */
const mostTexts = 20
const mostCharacters = 4_000
/** A wish that nothing came of after this long may be made again. */
export const askedForMs = 10 * 60_000

/** The circuit breaker: after so many calls in a row that came to nothing, the machine rests for so long before the next one. */
export const mostFailures = 5
export const restMs = 5 * 60_000

/** Cuts what is asked for into calls, in order. */
export function batches<S extends { source: string }>(sentences: readonly S[]): S[][] {
  const cut: S[][] = []
  let characters = 0
  for (const sentence of sentences) {
    const last = cut.at(-1)
    characters += sentence.source.length
    if (last && last.length < mostTexts && characters <= mostCharacters) last.push(sentence)
    else {
      cut.push([sentence])
      characters = sentence.source.length
    }
  }
  return cut
}
