import { nameOf } from '~/corridors/corridor'
import { ratesOn } from '~/corridors/queries.server'
import { FeedLinks } from '~/discovery/components/feed-links'
import { isFollowed } from '~/discovery/follows/queries.server'
import { canSign } from '~/engagements/ndas/nda'
import { actorOf, languageOf, nowOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { keptWhilePublic } from '~/platform/kept-public.server'
import { questionsCloseAt } from '~/questions/closing.server'
import { QuestionList } from '~/questions/components/question-list'
import { WaitingLinks } from '~/questions/components/waiting-links'
import { publishedQuestions, waitingQuestions } from '~/questions/queries.server'
import { canModerate } from '~/questions/question'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { NextStep } from '~/ui/stepper'
import { readFilters } from '../board/filters'
import { BudgetBand } from '../components/budget'
import { PublicActions } from '../components/public-actions'
import { PublicFacts } from '../components/public-facts'
import { PublicFiles } from '../components/public-files'
import { PublicHistory } from '../components/public-history'
import { PublicResult } from '../components/public-result'
import { PublicWords } from '../components/public-words'
import { lean, leanQuestion, readableFiles, shownFacts, shownResult, viewerOf } from '../page/page'
import { ownBidOn, publicFacts, publicParts } from '../page/queries.server'
import { togetherFacts } from '../together/together'
import type { Route } from './+types/show'

export const handle = { policy: 'public', kept: true }

const gate = async ({ params, context }: Route.LoaderArgs) => {
  const language = languageOf(context)
  return found(await keptWhilePublic(db, `request ${language} ${params.ref}`, () => readShared(params.ref, language)))
}

/** What every reader of this request sees. */
async function readShared(ref: string, language: Language) {
  const request = await publicFacts(db, ref)
  if (!request) return null
  const { view, requirements, technologies, amendments, files } = await publicParts(db, request, language)
  return {
    request,
    files,
    page: {
      view: lean(found(view)),
      requirements,
      together: request.mode === 'build' ? togetherFacts(request.togetherJson) : null,
      amendments,
      questions: (await publishedQuestions(db, { requestId: request.id, language })).map(leanQuestion),
      facts: shownFacts(request, { technologies, rates: await ratesOn(db), language, nameOf }),
      result: shownResult(request, language),
    },
  }
}

export async function loader(args: Route.LoaderArgs) {
  const { request, files, page } = await gate(args)
  const [actor, now] = [actorOf(args.context), await nowOf(args.context, db)]
  const closesAt = request.deadlineAt ? questionsCloseAt(request.deadlineAt) : null
  const isVendors = actor?.company?.kind === 'vendor'
  const bid = isVendors ? await ownBidOn(db, { requestId: request.id, companyId: actor.company!.id }) : null
  const isFollowing = isVendors && (await isFollowed(db, { personId: actor.personId, requestId: request.id }))
  return {
    ref: request.ref,
    status: request.status,
    ...page,
    viewer: viewerOf(actor, { request, bid, closesAt, isFollowing, now }),
    closesAt: request.status === 'open' && closesAt && now < closesAt ? closesAt : null,
    waiting: canModerate(actor) ? await waitingQuestions(db, request.id) : [],
    isOpenedUp: request.openedAt !== null,
    now,
    ...readableFiles(actor, request, files),
    maySignNda: canSign(actor, request),
  }
}

/** One published request: the buyer's words in both languages, the facts, and all that everybody was told since. */
export default function Show({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, status, view, facts, viewer, now, closesAt, amendments, questions, files, withheld, confidential, past, maySignNda } =
    loaderData
  const base = `/${segmentOf(language)}`
  const isOpen = status === 'open'
  return (
    <>
      <PageMeta title={view.fields.title ?? ref} description={view.fields.summary ?? ''} path={`/requests/${ref}`} />
      <PageHeader
        back={{ to: `${base}/requests`, label: t('requests:page.back') }}
        title={view.fields.title}
        lang={view.language}
        chips={
          <>
            <Chip tone={isOpen ? 'good' : status === 'suspended' ? 'amber' : 'neutral'}>{t(`requests:page.state.${status}`)}</Chip>
            {loaderData.together ? <Chip tone="river">{t('requests:mode.build')}</Chip> : null}
          </>
        }
        sub={
          <>
            <NextStep>
              {t(`requests:page.next.${status}`)} {isOpen ? <Instant at={facts.deadlineAt} now={now} /> : null}
            </NextStep>
            {/* On narrow screens the facts stand below the words; the one that decides whether to read on stands here. */}
            <p className="mt-2 text-ink text-sm xl:hidden">
              {t('requests:fact.budget')}{' '}
              <BudgetBand range={facts.budget} currency={facts.currency} converted={facts.converted} rateDate={null} />
            </p>
          </>
        }
        actions={<PublicActions requestRef={ref} viewer={viewer} isOpen={isOpen} />}
      />
      {loaderData.result ? <PublicResult result={loaderData.result} /> : null}
      {loaderData.isOpenedUp ? (
        <LinkButton to={`${base}/requests/${ref}/commitments`} variant="quiet" icon="lock" className="-ms-4 mb-4">
          {t('requests:page.commitments')}
        </LinkButton>
      ) : null}
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {amendments.length > 0 ? (
            <section className="mb-8">
              <h2 className="mb-3">{t('requests:page.amendments')}</h2>
              <PublicHistory amendments={amendments} view={view} now={now} />
            </section>
          ) : null}
          <PublicWords view={view} requirements={loaderData.requirements} together={loaderData.together} />
          {files.length + withheld + confidential + past.length > 0 ? (
            <section className="mt-8">
              <h2 className="mb-2">{t('requests:page.files')}</h2>
              <PublicFiles
                requestRef={ref}
                files={files}
                withheld={withheld}
                confidential={confidential}
                past={past}
                maySign={maySignNda}
              />
            </section>
          ) : null}
          <section className="mt-10" id="questions">
            <h2 className="mb-2">{t('questions:title')}</h2>
            <p className="mb-4 text-ink-soft text-sm">
              {closesAt ? (
                <>
                  {t('questions:openUntil')} <Instant at={closesAt} now={now} />
                </>
              ) : (
                t(`questions:${isOpen ? 'closed' : status === 'suspended' ? 'paused' : 'over'}`)
              )}
            </p>
            <WaitingLinks waiting={loaderData.waiting} isVendor={viewer.kind === 'vendor'} />
            {questions.length > 0 ? <QuestionList questions={questions} now={now} /> : <p>{t('questions:none')}</p>}
          </section>
          {viewer.kind === 'visitor' || viewer.kind === 'vendor' ? (
            <FeedLinks filters={readFilters(new URLSearchParams(facts.vertical ? { vertical: facts.vertical } : {}), language)} />
          ) : null}
        </div>
        <aside aria-label={t('requests:page.facts')}>
          <div className="rounded-lg border border-line bg-surface px-5 py-2 shadow-raised xl:sticky xl:top-4">
            <PublicFacts facts={facts} now={now} />
          </div>
        </aside>
      </div>
    </>
  )
}
