import { redirect } from 'react-router'
import { preferredLanguage, segmentOf } from '~/platform/i18n/language'
import type { Route } from './+types/entrance'

export const handle = { policy: 'public' }

/** `/` sends a visitor to the language that their browser asks for. */
export const loader = ({ request }: Route.LoaderArgs) =>
  redirect(`/${segmentOf(preferredLanguage(request.headers.get('Accept-Language')))}`, {
    status: 302,
    headers: { Vary: 'Accept-Language', 'Cache-Control': 'private, no-cache' },
  })
