import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { createDocument, publishDocument, requestTranslation, reviseDocument } from '~/translations/commands.server'
import type { Fields } from '~/translations/document'
import { longestProfile, profileFields } from '../company'
import { ownersOf } from '../queries.server'
import { caseFields, longestCaseTitle } from './case-study'

interface ProfileEdit {
  /** The owner who wrote it. */
  actor: { personId: string; companyId: string }
  /** `about` and `products` of a buyer, `about`, `capabilities` and case studies of a vendor, in the company's language. */
  fields: Fields
}

/**
 * Keeps what a company says of itself and asks for its translation, in one transaction. What the public reads stays as it is
 * until the new words are verified in both languages.
 */
export function saveProfile(db: Db, { actor, fields }: ProfileEdit) {
  return inTransaction(db, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .innerJoin('membership', 'membership.companyId', 'company.id')
      .select(['company.id', 'company.kind', 'company.language', 'company.documentId'])
      .where('company.id', '=', actor.companyId)
      .where('membership.personId', '=', actor.personId)
      .where('membership.role', '=', 'owner')
      .executeTakeFirst()
    if (!company) return { ok: false, reason: 'notYours' } as const
    const kept: Fields = Object.fromEntries(profileFields[company.kind].map((name) => [name, (fields[name] ?? '').trim()]))
    if (kept.about === '') return { ok: false, reason: 'aboutMissing' } as const
    if (company.kind === 'vendor') {
      for (const { title, text } of caseFields) {
        const written = { [title]: (fields[title] ?? '').trim(), [text]: (fields[text] ?? '').trim() }
        if (written[title] === '' && written[text] === '') continue
        if (written[title] === '' || written[text] === '') return { ok: false, reason: 'caseIncomplete' } as const
        if (written[title]!.length > longestCaseTitle) return { ok: false, reason: 'tooLong' } as const
        Object.assign(kept, written)
      }
    }
    if (Object.values(kept).some((text) => text.length > longestProfile)) return { ok: false, reason: 'tooLong' } as const

    let documentId = company.documentId
    if (documentId === null) {
      const created = await createDocument(tx, {
        kind: 'companyProfile',
        subjectId: company.id,
        requestId: null,
        sourceLanguage: company.language,
        authorId: actor.personId,
        companyId: company.id,
        fields: kept,
      })
      documentId = created.documentId
      const { numUpdatedRows } = await tx
        .updateTable('company')
        .set({ documentId })
        .where('id', '=', company.id)
        .where('documentId', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return { ok: false, reason: 'changedMeanwhile' } as const
    } else {
      await reviseDocument(tx, { documentId, authorId: actor.personId, fields: kept })
    }
    const { taskId } = await requestTranslation(tx, { documentId })
    await record(tx, { actorId: actor.personId, event: 'company.profileSaved', subjectType: 'company', subjectId: company.id })
    return { ok: true, documentId, taskId } as const
  })
}

/**
 * The profile's translation is verified: both languages come out at once and the owners are told. Idempotent: a revision that is
 * out already, or one that a newer edit has overtaken, changes nothing.
 */
export function onCompanyProfileVerified(db: Db, { documentId, revisionId }: { documentId: string; revisionId: string }) {
  return inTransaction(db, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .select(['id', 'ref', 'nameZh', 'nameEn'])
      .where('documentId', '=', documentId)
      .executeTakeFirst()
    if (!company) return { ok: false, reason: 'noCompany' } as const
    const isOut = await tx
      .selectFrom('publication')
      .select('revisionId')
      .where('documentId', '=', documentId)
      .where('revisionId', '=', revisionId)
      .limit(1)
      .executeTakeFirst()
    if (isOut) return { ok: true } as const
    const published = await publishDocument(tx, { documentId })
    if (!published.ok) return published
    await notify(tx, {
      to: await ownersOf(tx, company.id),
      kind: 'companyProfilePublished',
      values: { company: { zh: company.nameZh, en: company.nameEn } },
      path: `/companies/${company.ref}`,
    })
    return { ok: true } as const
  })
}
