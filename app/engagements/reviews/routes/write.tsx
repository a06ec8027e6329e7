import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { writeReview } from '../commands.server'
import { ReviewForm } from '../components/review-form'
import { TrackRecordList } from '../components/track-record-list'
import { reviewsFor, trackRecordIn } from '../queries.server'
import { reviewSchema } from '../review-form'
import type { Route } from './+types/write'

export const handle = { policy: 'reviews.write' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { id, ref, side, status } = engagement
  const now = await databaseNow(db)
  const { may, reviews } = await reviewsFor(db, { engagementId: id, side, language: languageOf(args.context), now })
  const own = reviews.find((review) => review.side === side)
  return {
    ref,
    side,
    path,
    isPossible: may.write,
    own: own ? { stars: own.stars, words: own.words?.originalFields.words ?? own.words?.fields.words ?? '', language: own.language } : null,
    record: await trackRecordIn(db, [{ id, status }]),
  }
}

export async function action(args: Route.ActionArgs) {
  const { engagement, deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, reviewSchema(engagement.side))
  if (!form.ok) return form.invalid
  const written = await writeReview(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return written.ok ? redirect(`${path}/reviews`) : refused(`reviews:refused.${written.reason}`, body)
}

/** A side's review of the other: the facts before its eyes, then stars and words. */
export default function Write({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, side, path, isPossible, own, record } = loaderData
  return (
    <>
      <title>{t('reviews:form.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: `${path}/reviews`, label: t('reviews:title') }}
        title={t(`reviews:form.title.${side}`)}
        sub={t('reviews:form.sub')}
      />
      {isPossible || actionData ? (
        <>
          <details className="mb-6 max-w-reading rounded-lg border border-line bg-surface px-4 py-2">
            <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('reviews:facts')}</summary>
            <TrackRecordList record={record} kind={null} />
          </details>
          <ReviewForm side={side} own={own} answer={actionData} />
        </>
      ) : (
        <Notice title={t('reviews:refused.notOpen')} />
      )}
    </>
  )
}
