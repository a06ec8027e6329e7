import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { type Translate, useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import { formatDay } from '~/ui/format-instant'
import type { IconName } from '~/ui/icon'
import type { Provenance } from '../document'

interface Look {
  tone: ChipTone
  icon: IconName
}

const looks: Record<Provenance['kind'], Look> = {
  original: { tone: 'neutral', icon: 'edit' },
  verified: { tone: 'good', icon: 'shield' },
  unverified: { tone: 'amber', icon: 'alert' },
  updating: { tone: 'amber', icon: 'history' },
}

/** What is said of a text, in two or three words. */
export const provenanceLabel = ({ kind, method }: Provenance): string =>
  kind === 'unverified' && method ? `translations:provenance.${method}` : `translations:provenance.${kind}`

/**
 * Where a text comes from: small, and the same everywhere. One tap opens its history. `language` is that of the text it speaks of,
 * the page's when left out. Without a `documentId` it is a mark without a link, for lists.
 */
export function ProvenanceChip({
  provenance,
  documentId,
  language: textLanguage,
}: {
  provenance: Provenance
  documentId?: string
  language?: Language
}) {
  const { t, language } = useWords()
  if (!documentId) return <ProvenanceMark provenance={provenance} t={t} />
  return (
    <Link
      to={`/${segmentOf(language)}/documents/${documentId}/history/${segmentOf(textLanguage ?? language)}`}
      className="-my-1.5 inline-flex min-h-11 max-w-full flex-wrap items-center gap-x-2 text-ink-soft text-xs no-underline hover:text-ink hover:underline"
    >
      <ProvenanceMark provenance={provenance} t={t} />
      <Signature provenance={provenance} t={t} language={language} />
    </Link>
  )
}

/** The words alone, for rows of a list: the caller has asked for `t` once. */
export function ProvenanceMark({ provenance, t }: { provenance: Provenance; t: Translate }) {
  const { tone, icon } = looks[provenance.kind]
  return (
    <Chip tone={tone} icon={icon}>
      {t(provenanceLabel(provenance))}
    </Chip>
  )
}

/** Who answers for it, and since when. */
function Signature({ provenance, t, language }: { provenance: Provenance; t: Translate; language: Language }) {
  const { translator, reviewer, at, method, kind } = provenance
  const parts: ReactNode[] = []
  const isEdited = kind === 'verified' && method === 'machine'
  if (translator) {
    const role = t(isEdited ? 'translations:provenance.editor' : 'translations:provenance.translator')
    parts.push(<Signed key="translator" role={role} name={translator} />)
  }
  if (reviewer) parts.push(<Signed key="reviewer" role={t('translations:provenance.reviewer')} name={reviewer} />)
  if (kind === 'verified' && method && method !== 'human' && !(isEdited && translator))
    parts.push(<span key="method">{t(`translations:method.${method}`)}</span>)
  if (at) {
    parts.push(
      <time key="at" dateTime={at}>
        {formatDay(at, language)}
      </time>,
    )
  }
  if (parts.length === 0) return null
  return <span className="inline-flex flex-wrap gap-x-2">{parts}</span>
}

const Signed = ({ role, name }: { role: string; name: string }) => (
  <span>
    {role} <bdi>{name}</bdi>
  </span>
)
