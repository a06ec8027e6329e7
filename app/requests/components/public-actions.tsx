import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Form, SubmitButton } from '~/ui/form'

/** What this reader can do here. Judged by the loader; the page only draws it. */
export interface Viewer {
  kind: 'visitor' | 'vendor' | 'owner' | 'other'
  /** The vendor's bid, however far it is. */
  bid: { ref: string; isDraft: boolean } | null
  canBid: boolean
  canAsk: boolean
  /** What a vendor still lacks before it may ask and bid. */
  lacks: 'companyNotVerified' | 'emailNotVerified' | null
  /** A vendor is reminded of the deadline. */
  isFollowing: boolean
}

export function PublicActions({ requestRef, viewer, isOpen }: { requestRef: string; viewer: Viewer; isOpen: boolean }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const page = `${base}/requests/${requestRef}`
  if (viewer.kind === 'owner') return <LinkButton to={`${base}/my/requests/${requestRef}`}>{t('requests:page.own')}</LinkButton>
  if (viewer.kind === 'visitor') {
    return isOpen ? (
      <>
        <LinkButton to={`${base}/sign-up?as=vendor`}>{t('requests:page.signUp')}</LinkButton>
        <LinkButton to={`${base}/sign-in?back=${encodeURIComponent(page)}`} variant="secondary">
          {t('common:nav.signIn')}
        </LinkButton>
      </>
    ) : null
  }
  if (viewer.kind === 'other') return null
  return (
    <>
      {viewer.bid && !viewer.bid.isDraft ? (
        <LinkButton to={`${base}/my/bids/${viewer.bid.ref}`}>{t('requests:page.yourBid')}</LinkButton>
      ) : viewer.canBid ? (
        <LinkButton to={`${page}/bid`}>{t(viewer.bid ? 'requests:page.continueBid' : 'requests:page.bid')}</LinkButton>
      ) : null}
      {viewer.canAsk ? (
        <LinkButton to={`${page}/questions/ask`} variant="secondary" icon="question">
          {t('requests:page.ask')}
        </LinkButton>
      ) : null}
      {isOpen ? (
        <Form action={`${page}/${viewer.isFollowing ? 'unfollow' : 'follow'}`}>
          <SubmitButton variant="secondary" icon="bell">
            {t(viewer.isFollowing ? 'discovery:follow.undo' : 'discovery:follow.do')}
          </SubmitButton>
        </Form>
      ) : null}
      {isOpen && viewer.lacks ? <p className="max-w-60 text-ink-soft text-sm">{t(`requests:page.lacks.${viewer.lacks}`)}</p> : null}
    </>
  )
}
