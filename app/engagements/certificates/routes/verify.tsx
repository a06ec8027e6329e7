import { data } from 'react-router'
import { peerOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { isSpent, isWithin, limits } from '~/platform/throttle.server'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { parseHash, parseNumber } from '../certificate'
import { type Checked, FileCheck } from '../components/file-check'
import { LookUpForm } from '../components/look-up-form'
import { PublicRecord } from '../components/public-record'
import { type VerifiedCertificate, verifyNumber } from '../queries.server'
import type { Route } from './+types/verify'

export const handle = { policy: 'public' }

/**
 * Anybody may ask, but only so often for what is not there: a number has 49 random bits, and sixty wrong ones in ten minutes are the end.
 */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const [peer, typed] = [peerOf(context), params.certificate.slice(0, 60)]
  if (await isSpent(db, limits.wrongNumbersPerPeer, peer)) return data({ state: 'tooMany' as const, typed }, { status: 429 })
  const number = parseNumber(typed)
  const certificate = number ? await verifyNumber(db, number) : null
  if (!certificate) {
    await isWithin(db, limits.wrongNumbersPerPeer, peer)
    return data({ state: 'unknown' as const, typed }, { status: 404 })
  }
  const asked = new URL(request.url).searchParams.get('sha256')
  return data({ state: 'known' as const, certificate, check: asked === null ? null : checkOf(asked.slice(0, 200), certificate) })
}

function checkOf(typed: string, { sha256, paperSha256 }: VerifiedCertificate): Checked {
  const hash = parseHash(typed)
  if (hash === null) return { typed, hash, same: null }
  return { typed, hash, same: hash === paperSha256 ? 'paper' : hash === sha256 ? 'content' : 'no' }
}

/** What everybody who holds a number may know, and whether a file is the one that was issued. */
export default function Verify({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const path = `/${params.lang}/certificates`
  return (
    <>
      <title>{`${t('certificates:public.title')} – ${t('common:brand.name')}`}</title>
      <meta name="robots" content="noindex" />
      <PageHeader
        title={t('certificates:public.title')}
        actions={
          loaderData.state === 'known' ? (
            <LinkButton variant="secondary" to={path}>
              {t('certificates:public.another')}
            </LinkButton>
          ) : null
        }
      />
      {loaderData.state === 'known' ? (
        <>
          <PublicRecord certificate={loaderData.certificate} />
          <FileCheck check={loaderData.check} path={`${path}/${loaderData.certificate.number}`} />
        </>
      ) : (
        <>
          <Notice tone="problem" title={t(`certificates:public.${loaderData.state}`)} announce>
            {t(`certificates:public.${loaderData.state}Hint`)}
          </Notice>
          <LookUpForm typed={loaderData.typed} error={null} />
        </>
      )}
    </>
  )
}
