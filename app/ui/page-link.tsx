import type { AnchorHTMLAttributes } from 'react'
import { Link, type To } from 'react-router'

type PageLinkProps = { to: To } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/**
 * A link to a page of the portal. Where `to` is a whole path, the server writes the anchor that the framework's `Link` would come to after
 * resolving it against every route around it: a page has some sixty links, and that was a tenth of its price.
 */
export function PageLink({ to, children, ...rest }: PageLinkProps) {
  if (import.meta.env.SSR && typeof to === 'string' && to.startsWith('/')) {
    return (
      <a {...rest} href={to}>
        {children}
      </a>
    )
  }
  return (
    <Link {...rest} to={to} discover="none">
      {children}
    </Link>
  )
}
