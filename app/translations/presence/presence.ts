import type { TaskStatus } from '#db/schema'
import { type Actor, isOperator, type MaybeActor } from '~/accounts/actor'
import { canReadTasks, canTranslate } from '../tasks/task'

/** Who is at a task now, as pages ask again and again. */
export interface Presence {
  status: TaskStatus
  isMine: boolean
  holder: { name: string; until: string } | null
  /**
   * Another one means that somebody else has done something since: taken the task, said a word, suggested a wording; for a page that only reads, also
   * written.
   */
  mark: string
}

/** How often a page in sight asks, and how often the holder's page renews the lease while it has the focus. */
export const askEveryMs = 3_000
export const renewEveryMs = 60_000
/** A page without a key or a pointer for so long has nobody before it. */
export const idleAfterMs = 10 * 60_000

/** How long a task waits for the person whom it was handed to. */
export const handedOverMs = 4 * 60 * 60_000

/** The holder gives a task away; an operator may give it to somebody whoever holds it. */
export const canHandOver = (actor: MaybeActor): actor is Actor => canTranslate(actor) || isOperator(actor)
export const canWatch = (actor: MaybeActor): actor is Actor => canReadTasks(actor)
