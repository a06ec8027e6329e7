import { sql } from 'kysely'
import type { Db } from '#db/connect'

/** People by the beginning of their e-mail address; without one, the staff. At most 50. */
export function findPeople(db: Db, beginning: string) {
  const people = db
    .selectFrom('person')
    .leftJoin('membership', 'membership.personId', 'person.id')
    .leftJoin('company', 'company.id', 'membership.companyId')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.staffRole',
      'person.status',
      'person.emailVerifiedAt',
      'company.nameZh',
      'company.nameEn',
    ])
    .orderBy('person.email')
    .orderBy('person.id')
    .limit(50)
  const wanted = beginning.trim().toLowerCase()
  return wanted === ''
    ? people.where('person.staffRole', 'is not', null).execute()
    : // Not LIKE: what is typed holds no pattern.
      people.where(sql<string>`substr("person"."email", 1, ${wanted.length})`, '=', wanted).execute()
}
