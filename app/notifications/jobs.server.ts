import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import { config } from '~/platform/config.server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import type { Job, JobHandlers } from '~/platform/jobs.server'
import { configuredPost, type Post, send } from '~/platform/mail.server'
import { tokenOf } from '~/platform/sealed-link.server'
import { choicesFor, unsubscribeToken } from './choices/queries.server'
import { topicOf } from './choices/topic'
import type { Letter, LetterSection } from './commands.server'
import { writeLetter } from './letter.server'
import type { Values } from './notification'

interface Delivery extends Post {
  origin: string
  /** Letters go into the built-in mailbox instead of the post. */
  isDemo: boolean
}

/** Handlers of the letter jobs. `delivery` is the configuration's but for tests with a mail server of their own. */
export function mailJobs(delivery: Delivery = { ...configuredPost, origin: config.origin, isDemo: config.demo }): JobHandlers {
  return { sendMail: (db, job) => deliver(db, job, delivery) }
}

export const notificationJobs: JobHandlers = mailJobs()

async function deliver(db: Db, job: Job, { origin, isDemo, ...post }: Delivery): Promise<void> {
  const letter = await letterOf(db, job)
  if (!letter) return
  const { to, language, kind, values, path, sections, personId } = letter
  const topic = topicOf(kind)
  // Some letters wait over holidays: what counts is what their reader wants to hear of by then.
  if (personId && topic && !(await choicesFor(db, [personId], topic))(personId).isMailed) return
  const end = personId && topic ? `${origin}/${segmentOf(language)}/unsubscribe/${unsubscribeToken(personId, topic)}` : null
  const written = writeLetter({ kind, values, language, origin, path, sections, end })
  if (isDemo) {
    await db
      .insertInto('mailbox')
      .values({
        // The job's id: a second run of the same job leaves one letter.
        id: job.id,
        recipient: to,
        subject: written.subject,
        textBody: written.text,
        htmlBody: written.html,
        language,
        createdAt: await databaseNow(db),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return
  }
  await send({ ...written, messageId: `<${job.id}@${new URL(origin).hostname}>`, to, language, end }, post)
}

interface Addressed {
  to: string
  language: Language
  kind: string
  values: Values
  path: string
  sections?: LetterSection[] | undefined
  personId?: string | undefined
}

/** What a job says, with the reader's language of today; nothing for somebody who has been banned meanwhile. */
async function letterOf(db: Db, { payload }: Job): Promise<Addressed | undefined> {
  if (payload.letter) {
    const { to, language, kind, values = {}, path, sections, seed, personId } = payload.letter as Letter
    return { to, language, kind, values, path: seed ? `${path}/${tokenOf(seed)}` : path, sections, personId }
  }
  const row = await db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .select(['notification.kind', 'notification.valuesJson', 'notification.path', 'person.email', 'person.language', 'person.id'])
    .where('notification.id', '=', String(payload.notificationId))
    .where('person.status', '=', 'active')
    .executeTakeFirst()
  if (!row) return undefined
  const { email, language, kind, valuesJson, path, id } = row
  return { to: email, language, kind, values: JSON.parse(valuesJson) as Values, path, personId: id }
}
