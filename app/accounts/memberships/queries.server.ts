import type { Db } from '#db/connect'

/** People with a confirmed address who ask to be let into a company, oldest first. */
export const joinRequestsOf = (db: Db, companyId: string) =>
  db
    .selectFrom('joinRequest')
    .innerJoin('person', 'person.id', 'joinRequest.personId')
    .select(['joinRequest.id', 'joinRequest.createdAt', 'person.name', 'person.email'])
    .where('joinRequest.companyId', '=', companyId)
    .where('joinRequest.status', '=', 'asked')
    .where('person.emailVerifiedAt', 'is not', null)
    .where('person.status', '=', 'active')
    .orderBy('joinRequest.createdAt')
    .orderBy('joinRequest.id')
    .limit(100)
    .execute()

/** The company that a person waits to be let into. */
export const joinRequestBy = (db: Db, personId: string) =>
  db
    .selectFrom('joinRequest')
    .innerJoin('company', 'company.id', 'joinRequest.companyId')
    .select(['joinRequest.status', 'joinRequest.createdAt', 'company.nameZh', 'company.nameEn'])
    .where('joinRequest.personId', '=', personId)
    .orderBy('joinRequest.createdAt', 'desc')
    .orderBy('joinRequest.id', 'desc')
    .executeTakeFirst()
