import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * The first tables. `columns` is a small notation kept inside this frozen file: `text` or `integer`, `?` for nullable,
 * `→table` for a foreign key to its id.
 */
const tables: Record<string, string> = {
  corridor:
    'id text, slug text, nameZh text, nameEn text, descriptionZh text, descriptionEn text, isOpen integer, ordinal integer, createdAt text',
  person:
    'id text, email text, name text, passwordHash text, language text, timeZone text, staffRole text?, status text, emailVerifiedAt text?, consentedAt text, createdAt text',
  session: 'id text, personId text→person, createdAt text, lastSeenAt text, expiresAt text, userAgent text, ipHash text',
  document:
    'id text, kind text, subjectId text, requestId text?, sourceLanguage text, revision integer, authorId text→person, companyId text?, createdAt text',
  company:
    'id text, ref text, kind text, status text, country text, nameZh text, nameEn text, nameSkeleton text, language text, city text, corridorId text?→corridor, vertical text?, division text?, uscc text?, gstin text?, pan text?, cin text?, llpin text?, technologiesJson text, website text, contactName text, contactEmail text, contactPhone text, documentId text?→document, askedAt text?, verifiedAt text?, verifiedUntil text?, createdAt text',
  membership: 'companyId text→company, personId text→person, role text, createdAt text',
  mailToken: 'id text, kind text, personId text?→person, companyId text?→company, email text, createdAt text, expiresAt text, usedAt text?',
  throttle: 'key text, hits integer, windowEndsAt text',
  joinRequest: 'id text, companyId text→company, personId text→person, status text, createdAt text, decidedAt text?',
  companyVerification: 'id text, companyId text→company, moderatorId text→person, decision text, registry text, note text, createdAt text',
  revision: 'id text, documentId text→document, number integer, authorId text→person, fieldsJson text, createdAt text',
  segment: 'id text, revisionId text→revision, documentId text→document, field text, ordinal integer, text text, separator text, hash text',
  translationTask:
    'id text, documentId text→document, revisionId text→revision, kind text, requestId text?, targetLanguage text, status text, claimedBy text?→person, claimExpiresAt text?, translatorId text?→person, reviewerId text?→person, dueAt text, priority integer, charactersOpen integer, createdAt text, submittedAt text?, verifiedAt text?',
  translation:
    'id text, taskId text→translationTask, segmentId text→segment, ordinal integer, text text, state text, method text, version integer, madeFromText text?, isStale integer, translatorId text?→person, translatedAt text?, reviewerId text?→person, reviewedAt text?',
  translationHistory: 'id text, translationId text→translation, personId text→person, event text, method text, text text, createdAt text',
  translationComment:
    'id text, taskId text→translationTask, segmentId text?→segment, personId text→person, text text, isResolved integer, createdAt text',
  publication:
    'documentId text→document, language text, revisionId text→revision, title text, summary text, fieldsJson text, segmentsJson text, provenance text, method text?, translatorId text?→person, reviewerId text?→person, verifiedAt text?, publishedAt text',
  request:
    'id text, ref text, companyId text→company, authorId text→person, documentId text→document, corridorId text?→corridor, status text, suspendedFrom text?, suspendedAt text?, vertical text?, division text?, serviceKind text?, currency text, budgetMin integer?, budgetMax integer?, budgetUsd integer?, biddingDays integer, startWish text?, workplace text?, confidentiality text, wantsConfirm integer, claimedBy text?→person, claimExpiresAt text?, submittedAt text?, publishedAt text?, deadlineAt text?, openedAt text?, awardedAt text?, reasonCode text?, reasonText text, version integer, createdAt text, updatedAt text',
  requestTechnology: 'requestId text→request, technology text',
  requirement: 'requestId text→request, key text, ordinal integer, level text',
  file: 'id text, storageKey text, name text, mediaType text, bytes integer, sha256 text, ownerKind text, ownerId text, uploadedBy text→person, isSealed integer, createdAt text',
  requestFile: 'requestId text→request, fileId text→file, isConfidential integer',
  amendment:
    'id text, requestId text→request, number integer, kind text, status text, revisionId text→revision, fromRevisionId text→revision, factsJson text, changesJson text, oldDeadlineAt text, newDeadlineAt text?, createdBy text→person, createdAt text, effectiveAt text?',
  requestEvent: 'id text, requestId text→request, event text, actorId text?→person, reasonCode text?, note text, createdAt text',
  question:
    'id text, ref text, requestId text→request, companyId text→company, askedBy text→person, status text, questionDocumentId text→document, answerDocumentId text?→document, answeredBy text?→person, reasonCode text?, createdAt text, publishedAt text?',
  bid: 'id text, ref text, requestId text→request, companyId text→company, status text, version integer, createdBy text→person, submittedAt text?, createdAt text, documentId text?→document, currency text?, totalMinor integer?, weeks integer?, teamSize integer?, mustCovered integer?, mustTotal integer?, factsJson text?, disqualifiedReason text?',
  bidVersion:
    'bidId text→bid, number integer, ciphertext text, wrappedKey text, commitment text?, nonceOpened text?, contentOpened text?, requestRevisionId text→revision, submittedBy text→person, submittedAt text',
  requestKey: 'requestId text→request, wrappedKey text, keyId text, createdAt text',
  award:
    'id text, requestId text→request, bidId text→bid, reasonCode text, documentId text→document, awardedBy text→person, createdAt text, reasonSentAt text?',
  exchangeRate: 'id text, base text, quote text, rate text, day text, source text, enteredBy text?→person, createdAt text',
  notification: 'id text, personId text→person, kind text, valuesJson text, path text, createdAt text, readAt text?',
  auditEntry:
    'id text, number integer, at text, actorId text?, event text, subjectType text, subjectId text, detailJson text, previousHash text, hash text',
  auditHead: 'id text, number integer, hash text',
  auditCheck: 'id text, checkedAt text, entries integer, brokenNumber integer?',
  job: 'id text, kind text, payloadJson text, status text, uniqueKey text?, attempts integer, runAt text, leaseUntil text?, leasedBy text?, lastError text?, createdAt text, finishedAt text?',
  mailbox: 'id text, recipient text, subject text, textBody text, htmlBody text, language text, createdAt text',
  idempotency: 'id text, location text, createdAt text',
  counter: 'name text, value integer',
}

const primaryKeys: Record<string, string[]> = {
  membership: ['companyId', 'personId'],
  throttle: ['key'],
  publication: ['documentId', 'language'],
  requestTechnology: ['requestId', 'technology'],
  requirement: ['requestId', 'key'],
  requestFile: ['requestId', 'fileId'],
  bidVersion: ['bidId', 'number'],
  requestKey: ['requestId'],
  counter: ['name'],
}

/** `table(column, …)`; a leading `!` makes the index unique; text after `where` makes it partial. */
const indexes = [
  '!person(email)',
  'session(personId)',
  'session(expiresAt)',
  '!company(ref)',
  '!company(nameSkeleton)',
  '!company(uscc) where "uscc" is not null',
  '!company(gstin) where "gstin" is not null',
  '!company(cin) where "cin" is not null',
  '!company(llpin) where "llpin" is not null',
  'company(kind, status, id)',
  'company(status, askedAt, id)',
  'company(status, verifiedUntil, id)',
  'company(corridorId)',
  'company(documentId)',
  '!membership(personId)',
  'mailToken(personId)',
  'mailToken(companyId)',
  '!joinRequest(personId) where "status" = \'asked\'',
  'joinRequest(companyId, status)',
  'companyVerification(companyId, createdAt)',
  'companyVerification(moderatorId)',
  'document(subjectId, kind)',
  'document(requestId)',
  'document(authorId)',
  '!revision(documentId, number)',
  'revision(authorId)',
  '!segment(revisionId, ordinal)',
  'segment(documentId)',
  'segment(hash)',
  '!translationTask(revisionId, targetLanguage)',
  'translationTask(documentId, targetLanguage)',
  'translationTask(status, dueAt, id)',
  'translationTask(status, verifiedAt, id)',
  'translationTask(requestId)',
  'translationTask(claimedBy, status)',
  'translationTask(translatorId)',
  'translationTask(reviewerId)',
  '!translation(taskId, segmentId)',
  '!translation(taskId, ordinal)',
  'translation(segmentId)',
  'translation(translatorId)',
  'translation(reviewerId)',
  'translationHistory(translationId, createdAt, id)',
  'translationHistory(personId)',
  'translationComment(taskId, createdAt)',
  'translationComment(segmentId)',
  'translationComment(personId)',
  'publication(revisionId)',
  'publication(translatorId)',
  'publication(reviewerId)',
  '!request(ref)',
  '!request(documentId)',
  'request(companyId, updatedAt, id)',
  'request(authorId)',
  'request(corridorId)',
  'request(status, submittedAt, id)',
  'request(claimedBy)',
  'request(status, publishedAt, id)',
  'request(status, deadlineAt, id)',
  'request(status, budgetUsd, id)',
  'request(status, vertical, publishedAt, id)',
  'request(status, corridorId, publishedAt, id)',
  'requestTechnology(technology, requestId)',
  'file(ownerKind, ownerId)',
  'file(uploadedBy)',
  '!file(storageKey)',
  'requestFile(fileId)',
  '!amendment(requestId, number)',
  "!amendment(requestId) where \"status\" in ('draft', 'in_translation')",
  'amendment(revisionId)',
  'amendment(fromRevisionId)',
  'amendment(createdBy)',
  'requestEvent(requestId, createdAt, id)',
  'requestEvent(actorId)',
  '!question(ref)',
  'question(requestId, status, publishedAt, id)',
  'question(companyId, createdAt, id)',
  'question(askedBy)',
  'question(answeredBy)',
  '!question(questionDocumentId)',
  '!question(answerDocumentId) where "answerDocumentId" is not null',
  '!bid(ref)',
  "!bid(requestId, companyId) where \"status\" not in ('withdrawn', 'lapsed')",
  'bid(requestId, status, id)',
  'bid(companyId, createdAt, id)',
  'bid(createdBy)',
  'bid(documentId)',
  'bidVersion(requestRevisionId)',
  'bidVersion(submittedBy)',
  '!award(requestId)',
  '!award(bidId)',
  'award(documentId)',
  'award(awardedBy)',
  '!corridor(slug)',
  '!exchangeRate(base, quote, day)',
  'exchangeRate(enteredBy)',
  'notification(personId, createdAt, id)',
  'notification(personId, readAt)',
  '!auditEntry(number)',
  'auditEntry(subjectType, subjectId, number)',
  'auditEntry(actorId, number)',
  'auditCheck(checkedAt, id)',
  '!job(uniqueKey) where "uniqueKey" is not null and "status" in (\'waiting\', \'running\')',
  'job(status, runAt, id)',
  'mailbox(recipient, createdAt)',
  'mailbox(createdAt, id)',
]

export async function up(db: Kysely<any>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  for (const [name, columns] of Object.entries(tables)) await createTable(db, name, columns)
  for (const index of indexes) await createIndex(db, index)

  await db
    .insertInto('auditHead')
    .values({ id: 'head', number: 0, hash: '0'.repeat(64) })
    .execute()
  await db.insertInto('counter').values({ name: 'public', value: 1 }).execute()

  // Append-only tables refuse to be rewritten, whoever asks.
  for (const table of ['auditEntry', 'translationHistory']) {
    if (isPostgres) {
      await sql`create function ${sql.id(`${table}_refuse`)}() returns trigger language plpgsql as $$ begin raise exception 'append-only table'; end $$`.execute(
        db,
      )
      await sql`create trigger ${sql.id(`${table}_appendOnly`)} before update or delete on ${sql.id(table)} for each row execute function ${sql.id(`${table}_refuse`)}()`.execute(
        db,
      )
    } else {
      await sql`create trigger ${sql.id(`${table}_noUpdate`)} before update on ${sql.id(table)} begin select raise(abort, 'append-only table'); end`.execute(
        db,
      )
      await sql`create trigger ${sql.id(`${table}_noDelete`)} before delete on ${sql.id(table)} begin select raise(abort, 'append-only table'); end`.execute(
        db,
      )
    }
  }
}

async function createTable(db: Kysely<any>, name: string, columns: string) {
  const keys = primaryKeys[name] ?? ['id']
  let table = db.schema.createTable(name)
  for (const column of columns.split(',')) {
    const [, columnName, type, nullable, target] = /^\s*(\w+) (text|integer)(\?)?(?:→(\w+))?\s*$/.exec(column) ?? []
    if (!columnName) throw new Error(`Cannot read column "${column}" of ${name}`)
    table = table.addColumn(columnName, type === 'integer' ? 'bigint' : 'text', (definition) => {
      let built = nullable ? definition : definition.notNull()
      if (target) built = built.references(`${target}.id`)
      return built
    })
  }
  await table.addPrimaryKeyConstraint(`${name}_primary`, keys as never).execute()
}

async function createIndex(db: Kysely<any>, notation: string) {
  const [, unique, table, columns, where] = /^(!)?(\w+)\(([^)]+)\)(?: where (.+))?$/.exec(notation) ?? []
  if (!table || !columns) throw new Error(`Cannot read index "${notation}"`)
  const names = columns.split(',').map((column) => column.trim())
  const name = `${table}_${names.join('_')}${where ? '_partial' : ''}`
  const kind = unique ? sql`unique index` : sql`index`
  const list = sql.join(names.map((column) => sql.id(column)))
  const condition = where ? sql` where ${sql.raw(where)}` : sql``
  await sql`create ${kind} ${sql.id(name)} on ${sql.id(table)} (${list})${condition}`.execute(db)
}
