import type { Db } from '#db/connect'
import type { Editor } from '../tasks/queries.server'
import type { Job } from './xliff'
import type { JobFile } from './xliff-reader'

/** The task as a file; `nameOf` says the names of fields in the language of whoever exports. */
export function jobOf(editor: Editor, nameOf: (field: string) => string): Job {
  const about = (segmentId: string | null) =>
    editor.comments.filter((comment) => comment.segmentId === segmentId).map(({ person, text }) => ({ person, text }))
  return {
    taskId: editor.id,
    sourceLanguage: editor.sourceLanguage,
    targetLanguage: editor.targetLanguage,
    units: editor.segments.map(({ id, version, field, source, text, state, isStale, madeFromText, method }) => ({
      id,
      version,
      field,
      fieldName: nameOf(field),
      source,
      text,
      state,
      isStale,
      madeFromText,
      method,
      comments: about(id),
    })),
    comments: about(null),
  }
}

/** The file that this person has brought for this task and not confirmed yet. */
export async function stagedJob(db: Db, { taskId, personId }: { taskId: string; personId: string }) {
  const staged = await db
    .selectFrom('taskImport')
    .select(['fileName', 'fileJson'])
    .where('taskId', '=', taskId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return staged ? { fileName: staged.fileName, file: JSON.parse(staged.fileJson) as JobFile } : null
}
