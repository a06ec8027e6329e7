import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { allow, found } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { linked } from '../notification'
import { letterOf } from '../queries.server'
import type { Route } from './+types/letter'

export const handle = { policy: 'demo.mailbox' }

/** Everybody, in the demonstration; elsewhere there is no such page. */
function gate(_args: Route.LoaderArgs) {
  allow(config.demo)
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const { recipient, subject, language, createdAt, textBody, htmlBody } = found(await letterOf(db, args.params.id))
  return { now: await databaseNow(db), origin: config.origin, recipient, subject, language, createdAt, textBody, htmlBody }
}

/** The letter as text with its links; its HTML is shown as what it is, text, so that nothing in it runs here. */
export default function Letter({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { now, origin, recipient, subject, createdAt, textBody, htmlBody } = loaderData
  return (
    <>
      <title>{subject}</title>
      <PageHeader
        title={subject}
        lang={loaderData.language}
        back={{ to: `/${segmentOf(language)}/demo/mailbox`, label: t('notifications:mailbox.back') }}
      />
      <DescriptionList
        className="max-w-reading"
        items={[
          { term: t('notifications:mailbox.to'), detail: recipient },
          { term: t('notifications:mailbox.sent'), detail: <Instant at={createdAt} now={now} /> },
        ]}
      />
      <div
        lang={loaderData.language}
        className="mt-4 max-w-reading whitespace-pre-line break-words rounded-lg border border-line bg-surface p-4"
      >
        {linked(textBody, origin).map(({ text, href }, index) =>
          href ? (
            <a key={index} href={href} className="break-all">
              {text}
            </a>
          ) : (
            text
          ),
        )}
      </div>
      <details className="mt-4 max-w-reading">
        <summary className="min-h-11 content-center text-river">{t('notifications:mailbox.html')}</summary>
        <pre className="overflow-x-auto whitespace-pre-wrap break-all rounded-lg border border-line bg-sunken p-4 text-xs">{htmlBody}</pre>
      </details>
    </>
  )
}
