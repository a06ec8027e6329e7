import type { Db } from '#db/connect'

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
