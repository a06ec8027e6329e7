import { databaseNow } from '#db/clock'
import { contactLeaks } from '~/platform/contact-leak'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { attachmentsOf, pastAttachmentsOf } from '~/requests/attachments/queries.server'
import { AttachmentList, PastAttachments } from '~/requests/components/attachment-fields'
import { RequestFacts } from '~/requests/components/request-facts'
import { RequestHistory } from '~/requests/components/request-history'
import { RequestText } from '~/requests/components/request-text'
import { StatusChip } from '~/requests/components/status-chip'
import { wordsOf } from '~/requests/description'
import { findForStaff, historyOf, wordsInForce } from '~/requests/queries.server'
import { factsOfTogether } from '~/requests/together/together'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Decisions, refusals } from '../components/decisions'
import { Duplicates } from '../components/duplicates'
import { WhoAsks } from '../components/who-asks'
import { companyBehind, compared, duplicatesOf, nameOf } from '../queries.server'
import { canClaim, canDecide, canReadQueue, canResume, canSuspend, isHeld } from '../triage'
import type { Route } from './+types/show'

export const handle = { policy: 'triage.show' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadQueue(actor))
  return { actor, wanted: found(await findForStaff(db, { ref: args.params.ref })) }
}

export async function loader(args: Route.LoaderArgs) {
  const { actor, wanted } = await gate(args)
  const now = await databaseNow(db)
  const { title, summary, problem, systems, notes, requirements, wantsConfirm, together, ...facts } = wanted.description
  const refused = new URL(args.request.url).searchParams.get('refused')
  return {
    ref: wanted.ref,
    path: `/${args.params.lang}/triage/${wanted.ref}`,
    status: wanted.status,
    title,
    language: wanted.language,
    view: await wordsInForce(db, wanted, languageOf(args.context)),
    requirements: requirements.map(({ key, level }) => ({ key, level })),
    facts,
    together: facts.mode === 'build' ? factsOfTogether(together) : null,
    dates: { submittedAt: wanted.submittedAt, publishedAt: wanted.publishedAt, deadlineAt: wanted.deadlineAt },
    company: await companyBehind(db, wanted.companyId),
    contacts: contactLeaks(wordsOf(wanted.description)).map(({ text }) => text),
    duplicates: await duplicatesOf(db, { requestId: wanted.id, vertical: facts.vertical, text: compared(title, problem) }),
    files: await attachmentsOf(db, wanted.id),
    past: await pastAttachmentsOf(db, wanted.id),
    history: await historyOf(db, wanted.id),
    claim: {
      isMine: wanted.claimedBy === actor.personId,
      isHeld: isHeld(wanted, now),
      name: await nameOf(db, wanted.claimedBy),
      until: wanted.claimExpiresAt,
    },
    may: {
      claim: canClaim(actor, wanted, now),
      decide: canDecide(actor, wanted),
      suspend: canSuspend(actor, wanted),
      resume: canResume(actor, wanted),
    },
    refused: refusals.find((reason) => reason === refused) ?? null,
    now,
  }
}

/** Everything that a decision rests on, and the decision. */
export default function Show({ loaderData: request }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{request.title}</title>
      <PageHeader
        kicker={request.ref}
        title={request.title}
        lang={request.language}
        chips={<StatusChip status={request.status} />}
        back={{ to: request.path.replace(/\/[^/]+$/, ''), label: t('triage:title') }}
      />
      <Decisions request={request} />
      {request.contacts.length > 0 ? (
        <Notice tone="warning" title={t('triage:contact.title')}>
          {t('triage:contact.body', { found: request.contacts.join(language === 'zh-CN' ? '、' : ', ') })}
        </Notice>
      ) : null}
      <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {request.view ? <RequestText view={request.view} requirements={request.requirements} together={request.together} /> : null}
        </div>
        <aside className="min-w-0 space-y-8">
          <WhoAsks company={request.company} status={request.status} now={request.now} />
          <section>
            <h2 className="mb-2 text-lg">{t('requests:show.facts')}</h2>
            <RequestFacts facts={request.facts} dates={request.dates} now={request.now} />
          </section>
          <Duplicates duplicates={request.duplicates} base={request.path.replace(/\/[^/]+$/, '')} now={request.now} />
          <section>
            <h2 className="mb-2 text-lg">{t('requests:show.files')}</h2>
            <AttachmentList requestRef={request.ref} files={request.files} isForStaff />
            <PastAttachments requestRef={request.ref} files={request.past} isForStaff />
            {[...request.files, ...request.past].some((file) => file.isConfidential) ? (
              <p className="text-ink-soft text-sm">{t('requests:form.files.recorded')}</p>
            ) : null}
          </section>
          <section>
            <h2 className="mb-3 text-lg">{t('triage:history')}</h2>
            <RequestHistory entries={request.history} lang={request.language} now={request.now} />
          </section>
        </aside>
      </div>
    </>
  )
}
