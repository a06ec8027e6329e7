import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import type { MailTokenTable } from '#db/schema'
import { hashOfToken } from '~/platform/sealed-link.server'

/** Looks at a token without using it: for the page that a GET shows. Scanners of mail open links too. */
export async function readToken(db: Db, kind: MailTokenTable['kind'], token: string) {
  return db
    .selectFrom('mailToken')
    .leftJoin('company', 'company.id', 'mailToken.companyId')
    .select(['mailToken.email', 'mailToken.companyId', 'company.nameZh', 'company.nameEn', 'company.kind as companyKind'])
    .where('mailToken.id', '=', hashOfToken(token))
    .where('mailToken.kind', '=', kind)
    .where('mailToken.usedAt', 'is', null)
    .where('mailToken.expiresAt', '>', await databaseNow(db))
    .executeTakeFirst()
}
