import type { Db } from '#db/connect'
import type { InstantText } from '#db/schema'

/** Invitations that can still be used, newest first. The id is a hash: it opens nothing. */
export const openInvitations = (db: Db, { companyId, now }: { companyId: string; now: InstantText }) =>
  db
    .selectFrom('mailToken')
    .select(['id', 'email', 'createdAt', 'expiresAt'])
    .where('companyId', '=', companyId)
    .where('kind', '=', 'invitation')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** People whose address is confirmed and who ask to be let in, longest waiting first. */
export const openJoinRequests = (db: Db, companyId: string) =>
  db
    .selectFrom('joinRequest')
    .innerJoin('person', 'person.id', 'joinRequest.personId')
    .select(['joinRequest.id', 'person.name', 'person.email', 'joinRequest.createdAt'])
    .where('joinRequest.companyId', '=', companyId)
    .where('joinRequest.status', '=', 'asked')
    .where('person.emailVerifiedAt', 'is not', null)
    .where('person.status', '=', 'active')
    .orderBy('joinRequest.createdAt')
    .orderBy('joinRequest.id')
    .limit(100)
    .execute()
