import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '#db/connect'
import { config } from '~/platform/config.server'
import { type Choice, isTopic, type Topic, topics } from './topic'

const everything: Choice = { isShown: true, isMailed: true }

/** What a person wants to hear of, topic by topic. */
export async function choicesOf(db: Db, personId: string): Promise<Record<Topic, Choice>> {
  const rows = await db.selectFrom('noticeChoice').select(['topic', 'isShown', 'isMailed']).where('personId', '=', personId).execute()
  const known = new Map(rows.map(({ topic, isShown, isMailed }) => [topic, { isShown: isShown === 1, isMailed: isMailed === 1 }]))
  return Object.fromEntries(topics.map((topic) => [topic, known.get(topic) ?? everything])) as Record<Topic, Choice>
}

/** How each of these people wants to hear of a topic. */
export async function choicesFor(tx: Db | Tx, people: readonly string[], topic: Topic): Promise<(personId: string) => Choice> {
  if (people.length === 0) return () => everything
  const rows = await tx
    .selectFrom('noticeChoice')
    .select(['personId', 'isShown', 'isMailed'])
    .where('topic', '=', topic)
    .where('personId', 'in', [...people])
    .execute()
  const known = new Map(rows.map(({ personId, isShown, isMailed }) => [personId, { isShown: isShown === 1, isMailed: isMailed === 1 }]))
  return (personId) => known.get(personId) ?? everything
}

/**
 * What a letter's link to end such letters says: whose and which. Signed with the process secret, so that it works without signing in and for
 * nobody else. It never runs out: a letter may be years old when its reader has had enough.
 */
export const unsubscribeToken = (personId: string, topic: Topic): string => `${personId}.${topic}.${signature(personId, topic)}`

export function readUnsubscribeToken(token: string): { personId: string; topic: Topic } | null {
  const [personId = '', topic = '', given = ''] = token.split('.')
  if (!isTopic(topic)) return null
  const [one, other] = [Buffer.from(signature(personId, topic)), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other) ? { personId, topic } : null
}

const signature = (personId: string, topic: Topic) =>
  createHmac('sha256', config.secret).update(`unsubscribe:${personId}:${topic}`).digest('base64url')
