import type { Translate } from '~/platform/i18n/words'
import { AssetList } from '~/requests/together/components/asset-list'
import { splitLines } from '~/requests/together/split-lines'
import type { ComparedBid } from '../compare/comparison'
import type { CompareRow } from './compare-rows'

/** What bids on a request that is built together say besides: pilot and split as facts, names and uses as soon as the words are out. */
export function togetherRows(t: Translate): CompareRow[] {
  return [
    {
      key: 'pilot',
      head: t('together:compare.pilot'),
      cell: ({ together }) => (together ? t('bids:form.milestone', { number: together.pilot }) : null),
    },
    {
      key: 'split',
      head: t('together:split.title'),
      cell: ({ together }) =>
        together ? (
          <ul className="space-y-1">
            {splitLines(together.split, t).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null,
    },
    ...(['exploitation', 'background'] as const).map((field) => ({
      key: field,
      head: t(`translations:field.${field}`),
      cell: (bid: ComparedBid) => <Said bid={bid} field={field} t={t} />,
    })),
    {
      key: 'assets',
      head: t('together:compare.assets'),
      cell: (bid) =>
        bid.together ? (
          <AssetList
            assets={bid.together.assets}
            t={t}
            words={(key, part) => (bid.words ? <Said bid={bid} field={`asset.${key}.${part}`} t={t} /> : null)}
          />
        ) : null,
    },
  ]
}

function Said({ bid: { words }, field, t }: { bid: ComparedBid; field: string; t: Translate }) {
  const text = words?.fields[field]
  if (text) {
    return (
      <span lang={words.language} className="block whitespace-pre-line">
        {text}
      </span>
    )
  }
  return <span className="text-ink-faint">{t(words ? 'common:state.none' : 'bids:compare.wordsWait')}</span>
}
