import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db, reader } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { fieldName } from '../../field-name'
import { readEditor } from '../../tasks/queries.server'
import { canTranslate } from '../../tasks/task'
import { jobOf } from '../queries.server'
import { writeXliff, xliffVersions } from '../xliff'
import type { Route } from './+types/export-job'

export const handle = { policy: 'translations.export' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** The task as XLIFF, for a translation tool. */
export async function loader(args: Route.LoaderArgs) {
  const { personId } = gate(args)
  const { taskId } = args.params
  const wanted = new URL(args.request.url).searchParams.get('version') ?? '1.2'
  const version = found(xliffVersions.find((each) => each === wanted))
  const editor = found(await readEditor(reader, { taskId, personId, now: await databaseNow(db) }))
  const t = translateFor(languageOf(args.context))
  return new Response(
    writeXliff(
      jobOf(editor, (field) => fieldName(t, field)),
      version,
    ),
    {
      headers: {
        'Content-Type': 'application/xliff+xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="task-${taskId.slice(-8)}-${editor.targetLanguage}.xlf"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  )
}
