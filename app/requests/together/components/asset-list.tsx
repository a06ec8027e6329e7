import type { ReactNode } from 'react'
import type { Translate } from '~/platform/i18n/words'
import type { AssetFacts } from '../asset'

/** What one side brings: kind, name and use, from when, and who may know. `words` says a passage of the document. */
export function AssetList({
  assets,
  t,
  words,
}: {
  assets: readonly AssetFacts[]
  t: Translate
  words: (key: string, part: 'name' | 'use') => ReactNode
}) {
  return (
    <ul className="space-y-4">
      {assets.map(({ key, kind, availability, secrecy }) => (
        <li key={key} className="border-line-strong border-s-3 ps-4">
          <p className="text-ink-soft text-sm">
            {[t(`together:kind.${kind}`), t(`together:availability.${availability}`), t(`together:secrecy.${secrecy}`)].join(' · ')}
          </p>
          <div className="font-medium">{words(key, 'name')}</div>
          <div>{words(key, 'use')}</div>
        </li>
      ))}
    </ul>
  )
}
