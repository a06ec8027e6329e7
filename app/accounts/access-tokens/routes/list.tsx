import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { PageLink } from '~/ui/page-link'
import { AccountTabs } from '../../components/account-tabs'
import { canHoldTokens } from '../access-token'
import { TokenTable } from '../components/token-table'
import { accessTokensOf } from '../queries.server'
import type { Route } from './+types/list'

export const handle = { policy: 'tokens.read' }

/** One's own tokens. */
const gate = (args: Route.LoaderArgs) => requireActor(args)

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  return {
    now: await databaseNow(db),
    tokens: await accessTokensOf(db, actor.personId),
    canHold: canHoldTokens(actor),
    isRevoked: new URL(args.request.url).searchParams.has('revoked'),
  }
}

export default function Tokens({ loaderData: { now, tokens, canHold, isRevoked } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const make = canHold ? <LinkButton to={`${base}/account/tokens/new`}>{t('tokens:new')}</LinkButton> : null
  return (
    <>
      <title>{t('tokens:title')}</title>
      <PageHeader title={t('tokens:title')} sub={t('tokens:sub')} actions={tokens.length > 0 ? make : null} />
      <AccountTabs current="tokens" />
      {isRevoked ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('tokens:revoked')}
        </Notice>
      ) : null}
      {tokens.length > 0 ? (
        <TokenTable tokens={tokens} now={now} caption={t('tokens:title')} list="/account/tokens" />
      ) : (
        <EmptyState title={t('tokens:none')} icon="lock" action={make}>
          {t(canHold ? 'tokens:noneHint' : 'tokens:membersOnly')}
        </EmptyState>
      )}
      <p className="mt-6">
        <PageLink to={`${base}/api`} className="inline-flex min-h-11 items-center">
          {t('tokens:reference')}
        </PageLink>
      </p>
    </>
  )
}
