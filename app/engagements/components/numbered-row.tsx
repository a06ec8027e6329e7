import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'

interface Props {
  to: string
  /** What it is, with its number: change order 2, dispute 1. */
  name: string
  /** Its title is read from these. */
  words: DocumentView
  /** What stands behind the title: amounts, times, states. */
  children: ReactNode
}

/** One line of a list of what an engagement has many of; the whole title leads to the page. */
export const NumberedRow = ({ to, name, words, children }: Props) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-1 pb-2.5 sm:pb-1">
    <Link to={to} className="inline-flex min-h-11 grow items-center gap-2 py-1.5">
      <span className="shrink-0">{name}</span>
      <DocumentText view={words} field="title" as="span" />
    </Link>
    {children}
  </li>
)
