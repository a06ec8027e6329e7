import { databaseNow } from '#db/clock'
import { canEditCompany } from '~/companies/company'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { TokenTable } from '../components/token-table'
import { companyTokensOf } from '../queries.server'
import type { Route } from './+types/company'

export const handle = { policy: 'tokens.readCompany' }

/** A company's owner. */
function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return actor.company.id
}

export async function loader(args: Route.LoaderArgs) {
  const companyId = gate(args)
  const search = new URL(args.request.url).searchParams
  const [, at, id] = /^([0-9TZ:.-]{24})~([0-9a-f]{64})$/.exec(search.get('after') ?? '') ?? []
  const now = await databaseNow(db)
  const { tokens, next } = await companyTokensOf(db, { companyId, now, after: at && id ? { at, id } : null })
  return { now, tokens, next: next && `${next.at}~${next.id}`, isPaged: at !== undefined, isEnded: search.has('revoked') }
}

/** Every token that reads in the company's name. Its owner sees whose it is and can end it, but never the token itself. */
export default function CompanyTokens({ loaderData: { now, tokens, next, isPaged, isEnded } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company`
  return (
    <>
      <title>{t('tokens:company.title')}</title>
      <PageHeader back={{ to: base, label: t('common:nav.company') }} title={t('tokens:company.title')} sub={t('tokens:company.sub')} />
      {isEnded ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('tokens:revoked')}
        </Notice>
      ) : null}
      {tokens.length > 0 ? (
        <TokenTable tokens={tokens} now={now} caption={t('tokens:company.title')} list="/company/tokens" />
      ) : (
        <EmptyState title={t('tokens:company.none')} icon="lock">
          {t('tokens:company.noneHint')}
        </EmptyState>
      )}
      <Pager next={next && `${base}/tokens?after=${encodeURIComponent(next)}`} first={isPaged ? `${base}/tokens` : null} />
    </>
  )
}
