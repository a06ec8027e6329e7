import { useState } from 'react'
import { redirect, useLocation } from 'react-router'
import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { acceptedFiles, discard } from '~/platform/files.server'
import { invalid, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { largestUpload } from '~/platform/upload-limits'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { readWithFiles } from '../../attachments.server'
import { gateEngagement, gateParty } from '../../gate.server'
import { sendMessage } from '../commands.server'
import { MarkRead } from '../components/mark-read'
import { MessageCard } from '../components/message-card'
import { MessageForm } from '../components/message-form'
import { marksAt, mayWrite } from '../message'
import { messageSchema } from '../message-form'
import { readMarksOf, threadOf, unreadOf } from '../queries.server'
import type { Route } from './+types/thread'

export const handle = { policy: 'messages.thread', upload: largestUpload }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)
const gateDeed = (args: Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { actor, engagement, path } = await gate(args)
  const { id: engagementId, side, buyerId, vendorId, ref } = engagement
  const search = new URL(args.request.url).searchParams
  const before = /^\d{1,9}$/.test(search.get('before') ?? '') ? Number(search.get('before')) : null
  const { messages, next } = await threadOf(db, { engagementId, language: languageOf(args.context), before })
  const marks = await readMarksOf(db, { engagementId, buyerId, vendorId })
  const { personId, company } = actor
  const unread = company && side ? await unreadOf(db, { personId, companyId: company.id, engagementIds: [engagementId] }) : new Map()
  const at = marksAt(
    messages,
    marks.filter((mark) => mark.personId !== personId),
  )
  const refusedFor = search.get('refused') ?? ''
  return {
    ref,
    side,
    path,
    messages: messages.map((message) => ({ message, marks: at.get(message.number) ?? [] })),
    next,
    isFirst: before === null,
    unread: before === null ? ((unread.get(engagementId) as number | undefined) ?? 0) : 0,
    readNumber: marks.find((mark) => mark.personId === personId)?.readNumber ?? 0,
    accept: acceptedFiles,
    refused: /^[a-zA-Z]{1,40}$/.test(refusedFor) ? refusedFor : null,
    now: await databaseNow(db),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateDeed(args)
  const form = await readWithFiles(db, args.request, messageSchema)
  if (!form.ok) return form.invalid
  const { body, files } = form
  const { text, seen = 0 } = form.value
  const language = languageOf(args.context)
  const sent = await sendMessage(db, { ...deed, language, text, seen, files, hasMachine: config.machine !== undefined })
  if (sent.ok) return redirect(`${path}/messages`)
  await discard(files)
  return sent.reason === 'nothingSaid'
    ? invalid({ text: ['messages:refused.nothingSaid'] }, body)
    : refused(`messages:refused.${sent.reason}`, body)
}

/**
 * What is new stays marked as new while it is being read: the page sets the reader's mark by itself, and reads everything again
 * after that. It could leave this reading out, but then a message sent in the same moment would not be shown.
 */
function useAsOpened<T>(value: T): T {
  const { key } = useLocation()
  const [opened, setOpened] = useState({ key, value })
  if (opened.key === key) return opened.value
  setOpened({ key, value })
  return value
}

/** What the two sides say to each other, newest first, each in its own language. */
export default function ThreadPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, side, path, messages, next, isFirst, accept, refused: reason, now } = loaderData
  const { unread, readNumber } = useAsOpened({ unread: loaderData.unread, readNumber: loaderData.readNumber })
  const own = `${path}/messages`
  const newest = messages[0]?.message.number ?? 0
  return (
    <>
      <title>{t('messages:pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
        title={t('messages:title')}
        sub={t(mayWrite(side) ? 'messages:sub' : 'messages:subObserver')}
      />
      {reason ? <Notice tone="problem" title={t(`messages:refused.${reason}`)} announce /> : null}
      {isFirst && mayWrite(side) ? <MessageForm answer={actionData} seen={newest} accept={accept} /> : null}
      <MarkRead key={newest} count={unread} upTo={newest} action={`${own}/read`} />
      {messages.length === 0 ? (
        <EmptyState title={t('messages:emptyTitle')} icon="message">
          {t(mayWrite(side) ? 'messages:empty' : 'messages:emptyObserver')}
        </EmptyState>
      ) : (
        <ol aria-label={t('messages:list')} className="grid gap-4">
          {messages.map(({ message, marks }) => (
            <MessageCard
              key={message.id}
              message={message}
              isOwn={message.side === side}
              isUnread={side !== null && message.side !== side && message.number > readNumber}
              marks={marks}
              mayAsk={mayWrite(side)}
              path={own}
              now={now}
            />
          ))}
        </ol>
      )}
      <Pager next={next ? `${own}?before=${next}` : null} first={isFirst ? null : own} />
    </>
  )
}
