import type { Db } from '#db/connect'
import { readDocuments } from '~/translations/queries.server'
import { passageOf } from '../passage'
import { searchWords, type WordSearch } from '../queries.server'

/** Published questions whose words or whose answer's words fit, with the request that they are about. Nobody learns who asked. */
export async function searchQuestions(db: Db, wanted: WordSearch) {
  const { groups, language } = wanted
  const { ids, ...found } = await searchWords(db, 'question', wanted)
  if (ids.length === 0) return { questions: [], ...found }
  const rows = await db
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'request.documentId').on('publication.language', '=', language),
    )
    .select(['question.id', 'question.ref', 'question.questionDocumentId', 'question.answerDocumentId', 'request.ref as requestRef'])
    .select(['publication.title', 'publication.provenance'])
    .where('question.id', 'in', ids)
    .where('question.status', '=', 'published')
    .where('request.publishedAt', 'is not', null)
    .execute()
  const views = await readDocuments(
    db,
    rows.flatMap(({ questionDocumentId, answerDocumentId }) => [questionDocumentId, ...(answerDocumentId ? [answerDocumentId] : [])]),
    language,
  )
  const passage = (documentId: string | null) => {
    const view = documentId ? views.get(documentId) : undefined
    if (!view) return null
    const text = view.fields.text ?? Object.values(view.fields)[0] ?? ''
    return { language: view.language, pieces: passageOf([text], groups) ?? [{ text, isHit: false }] }
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    ...found,
    questions: ids.flatMap((id) => {
      const row = byId.get(id)
      const question = row && passage(row.questionDocumentId)
      if (!row || !question) return []
      const { ref, requestRef, title, provenance } = row
      return [{ ref, requestRef, title, isForeign: provenance === 'unverified', question, answer: passage(row.answerDocumentId) }]
    }),
  }
}
